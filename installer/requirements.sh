#!/bin/sh
# Says in a sentence what this machine lacks before DocDesk can be installed: requirements.sh PYTHON
set -eu
python=$1

if ! command -v "$python" >/dev/null; then
    echo "DocDesk needs Python 3.11 or newer, and there is no $python here." >&2
    echo "Install it (Debian and Ubuntu: sudo apt-get install python3 python3-venv), then try again." >&2
    exit 1
fi

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "DocDesk needs Python 3.11 or newer; $python is $("$python" --version 2>&1)." >&2
    echo "Install a newer one and name it: make PYTHON=python3.12 run" >&2
    exit 1
fi

if ! "$python" -c 'import venv, ensurepip'; then
    echo "This Python cannot make virtual environments." >&2
    echo "Install the missing part (Debian and Ubuntu: sudo apt-get install python3-venv), then try again." >&2
    exit 1
fi

# llama-cpp-python has no ready-made wheel: pip compiles it, and brings cmake for that.
if ! command -v c++ >/dev/null && ! command -v g++ >/dev/null && ! command -v clang++ >/dev/null; then
    echo "DocDesk compiles llama.cpp while it is installed, and there is no C++ compiler here." >&2
    echo "Install one (Debian and Ubuntu: sudo apt-get install g++ make; macOS: xcode-select --install)," >&2
    echo "then try again." >&2
    exit 1
fi
