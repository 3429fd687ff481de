#!/bin/sh
# Makes sure of Tesseract, which recognises the text of scans: recognition.sh
# On Debian and Ubuntu as root it installs it; otherwise it says what to run and ends with 1.
set -eu
languages="ita eng osd"
packages="tesseract-ocr tesseract-ocr-ita tesseract-ocr-eng tesseract-ocr-osd"

lacking() {
    if ! command -v tesseract >/dev/null; then
        echo Tesseract
        return
    fi
    installed=$(tesseract --list-langs 2>&1)
    for language in $languages; do
        echo "$installed" | grep -qx "$language" || echo "its data for $language"
    done
}

[ -n "$(lacking)" ] || exit 0

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing Tesseract, which recognises the text of scans."
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends $packages >/dev/null || true
    [ -n "$(lacking)" ] || exit 0
fi

echo "Text in scans is not recognised: this is missing:" $(lacking) >&2
if [ "$(uname)" = Darwin ]; then
    echo "Install it with: brew install tesseract tesseract-lang" >&2
else
    echo "On Debian and Ubuntu: sudo apt-get install $packages" >&2
fi
exit 1
