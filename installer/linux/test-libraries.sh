#!/bin/sh
# Makes sure of what the tests need of the system, Tesseract and libraries for Qt:
# test-libraries.sh PYTHON
# On Debian and Ubuntu as root it installs what is missing; otherwise it says what to run.
set -eu
python=$1
packages="libgl1 libegl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0
 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
 libxcb-shape0 libxcb-xkb1 xvfb xauth fonts-dejavu-core fonts-inter"

sh "$(dirname "$0")/recognition.sh"
[ "$(uname)" = Linux ] || exit 0

qt=$("$python" -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')
lacking() {
    ldd "$qt"/Qt*.abi3.so "$qt"/Qt/plugins/platforms/libqoffscreen.so \
        "$qt"/Qt/plugins/platforms/libqxcb.so 2>/dev/null | awk '/not found/ {print $1}' | sort -u
    command -v Xvfb >/dev/null || echo Xvfb
    "$python" -c 'from PIL import ImageFont; ImageFont.truetype("DejaVuSans.ttf")' 2>/dev/null ||
        echo "the font DejaVu Sans"
}

missing=$(lacking)
[ -n "$missing" ] || exit 0

line="apt-get install -y --no-install-recommends $(echo $packages)"
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing the system libraries and fonts that the tests need."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $line >/dev/null
    missing=$(lacking)
    [ -n "$missing" ] || exit 0
fi

echo "The tests draw windows and pages, and these parts of the system are missing:" $missing >&2
echo "On Debian and Ubuntu, run this once and try again:" >&2
echo "    sudo $line" >&2
exit 1
