"""Where DocDesk keeps things, and where it finds what came with it."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from docdesk.domain.documents import expanded
from docdesk.domain.errors import SettingsError

_APP = "docdesk"
_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Paths:
    """The places on this machine, all absolute. `policy_file` belongs to its administrator."""

    workspaces: Path
    models: Path
    cache: Path
    logs: Path
    settings_file: Path
    policy_file: Path

    @property
    def written(self) -> tuple[Path, ...]:
        """The folders that DocDesk writes to while it works."""
        return self.workspaces, self.models, self.cache, self.logs

    def create(self) -> None:
        """Make the folders; only the person may look inside.

        Raises:
            SettingsError: one of them cannot be made.
        """
        for folder in self.written:
            _make_folder(folder)
        _make_folder(self.settings_file.parent)


def find_paths(home: Path | None, environ: Mapping[str, str] = os.environ) -> Paths:
    """All below `home`, or below DOCDESK_HOME, or else where the system keeps such things.

    The policy file stays where it is: a home of one's own does not lead around it.
    """
    chosen = home or environ.get("DOCDESK_HOME")
    if chosen:
        return _paths_below(expanded(chosen).absolute(), environ)
    data = platformdirs.user_data_path(_APP, appauthor=False)
    return Paths(
        workspaces=data / "workspaces",
        models=data / "models",
        cache=platformdirs.user_cache_path(_APP, appauthor=False),
        logs=platformdirs.user_log_path(_APP, appauthor=False),
        settings_file=platformdirs.user_config_path(_APP, appauthor=False) / "settings.toml",
        policy_file=_policy_file(environ),
    )


def resources_dir() -> Path:
    """Icons, styles, translations and samples: in the installed package, or in the checkout."""
    return _bundled("resources")


def models_dir() -> Path:
    """The manifest of the default models and the catalogue of good ones."""
    return _bundled("models")


def weights_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """The default models' weights: DOCDESK_MODELS, or what came with DocDesk."""
    chosen = environ.get("DOCDESK_MODELS")
    return expanded(chosen).absolute() if chosen else models_dir() / "weights"


def _paths_below(home: Path, environ: Mapping[str, str]) -> Paths:
    return Paths(
        workspaces=home / "workspaces",
        models=home / "models",
        cache=home / "cache",
        logs=home / "logs",
        settings_file=home / "settings.toml",
        policy_file=_policy_file(environ),
    )


def _policy_file(environ: Mapping[str, str]) -> Path:
    """A place that only administrators can write to."""
    if sys.platform == "win32":
        return Path(environ.get("PROGRAMDATA", "C:/ProgramData")) / "DocDesk" / "policy.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/DocDesk/policy.toml")
    return Path("/etc/docdesk/policy.toml")


def _bundled(name: str) -> Path:
    installed = _PACKAGE / "_bundled" / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"The folder {folder} cannot be made: {error.strerror}.",
            "Choose another place with --home or DOCDESK_HOME.",
        ) from error
