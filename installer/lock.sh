#!/bin/sh
# Writes the lock file anew from the newest versions that fit pyproject.toml: lock.sh LOCKFILE
set -eu
lock=$1
torch=2.13.0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"${PYTHON:-python3}" -m venv "$scratch/venv"
pip="$scratch/venv/bin/python -m pip --disable-pip-version-check"
$pip install -qq --upgrade pip
$pip install -qq '.[dev]' "torch==$torch" hatchling scikit-build-core

{
    echo "# Every package that DocDesk is built, run and tested with. Made by \`make lock\`: do not edit."
    echo "# Constraints, not requirements: pip takes from here what pyproject.toml asks for. A package"
    echo "# that only another system needs is not pinned."
    $pip freeze --all | grep -v -i '^docdesk' | sed 's/+cpu$//'
} > "$scratch/lock"
mv "$scratch/lock" "$lock"
echo "Wrote $lock"
