"""Where things are kept follows --home, then DOCDESK_HOME, then the system."""

import os
import stat
from pathlib import Path

import pytest

from docdesk.domain.errors import SettingsError
from docdesk.settings.paths import find_paths, models_dir, resources_dir, weights_dir


def test_home_holds_everything_but_the_policy(tmp_path: Path) -> None:
    paths = find_paths(tmp_path, {})

    kept = (paths.workspaces, paths.models, paths.cache, paths.logs, paths.settings_file)
    assert all(path.is_relative_to(tmp_path) for path in kept)
    assert len(set(kept)) == len(kept)
    assert not paths.policy_file.is_relative_to(tmp_path)


def test_home_goes_before_the_environment(tmp_path: Path) -> None:
    paths = find_paths(tmp_path / "a", {"DOCDESK_HOME": str(tmp_path / "b")})

    assert paths == find_paths(tmp_path / "a", {})


def test_environment_goes_before_the_system(tmp_path: Path) -> None:
    paths = find_paths(None, {"DOCDESK_HOME": str(tmp_path)})

    assert paths == find_paths(tmp_path, {})


def test_an_empty_environment_variable_counts_as_none() -> None:
    assert find_paths(None, {"DOCDESK_HOME": ""}) == find_paths(None, {})


def test_home_does_not_lead_around_the_policy(tmp_path: Path) -> None:
    assert find_paths(tmp_path, {}).policy_file == find_paths(None, {}).policy_file


def test_relative_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert find_paths(Path("here"), {}) == find_paths(tmp_path / "here", {})


def test_folders_are_for_the_person_alone(tmp_path: Path) -> None:
    paths = find_paths(tmp_path / "home", {})

    paths.create()
    paths.create()

    for folder in (paths.workspaces, paths.models, paths.cache, paths.logs):
        mode = stat.S_IMODE(folder.stat().st_mode)
        assert mode & 0o077 == 0 or os.name == "nt"  # Windows keeps profiles apart by itself
    assert paths.settings_file.parent.is_dir()


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file in the way")

    with pytest.raises(SettingsError, match=r"home.workspaces cannot be made") as caught:
        find_paths(tmp_path / "home", {}).create()

    assert "--home" in caught.value.hint


def test_bundled_things_are_found() -> None:
    assert resources_dir().is_dir()
    assert (models_dir() / "manifest.toml").is_file()


def test_weights_can_lie_elsewhere(tmp_path: Path) -> None:
    assert weights_dir({"DOCDESK_MODELS": str(tmp_path)}) == tmp_path
    assert weights_dir({}) == models_dir() / "weights"
