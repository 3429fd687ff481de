"""The installed models: what there is, taking a file in, removing it, choosing one."""

import logging
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

import msgspec
from filelock import FileLock, Timeout

from docdesk.domain.errors import ModelError
from docdesk.domain.models import ModelCard
from docdesk.modelstore.copying import Progress, copy_and_hash, hash_file
from docdesk.modelstore.gguf import GgufHeader, read_header
from docdesk.modelstore.index import Index, KnownFile, read_index, write_index
from docdesk.modelstore.writers import require_writer

log = logging.getLogger(__name__)

_SUFFIX = ".gguf"
_PART_SUFFIX = ".part"
# What a file's name says of its quantisation at its end: "-Q4_K_M", ".q8_0", "-IQ3_XS", "-f16".
_QUANTISATION = re.compile(r"[-_.](i?q\d(_\w+)?|b?f16|f32|mxfp4)$", re.IGNORECASE)
_SPARE_DISK_BYTES = 500_000_000  # left free after an import, for the index and the system


def _ignore(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""


class ModelStore:
    """Models in `own_dir`, where imports go, and in `bundled_dirs`, which came with DocDesk.

    An id is a file's name without its suffix. One process works with a store at a time; within
    it, `list`, `active` and `import_file` may run in different threads.
    """

    def __init__(self, own_dir: Path, bundled_dirs: Sequence[Path]) -> None:
        self._own_dir = own_dir
        self._bundled_dirs = tuple(bundled_dirs)
        self._index_path = own_dir / "models.json"
        self._index_lock = RLock()  # reading, changing and writing the index is one step

    def list(self) -> tuple[ModelCard, ...]:
        """The installed models by name. A file that is new here is hashed first (1-2 s a GB)."""
        index = self._refreshed()
        active = self._choice(index)
        return tuple(
            self._card(path, index.files[str(path)], active) for path in self._paths(index)
        )

    def problems(self) -> tuple[tuple[Path, ModelError], ...]:
        """The model files that cannot be used, each with the reason."""
        index = read_index(self._index_path)
        unknown = (path for path in self._found() if str(path) not in index.files)
        errors = ((path, _error_of(path)) for path in unknown)
        return tuple((path, error) for path, error in errors if error is not None)

    def active(self) -> ModelCard | None:
        """The chosen model; the first bundled one while none is chosen; None without any."""
        return next((card for card in self.list() if card.is_active), None)

    def set_active(self, model_id: str) -> ModelCard:
        """Choose a model; ModelError when there is none of that id."""
        self._named(model_id)
        with self._index_lock:
            write_index(self._index_path, _with(self._refreshed(), active=model_id))
        return self._named(model_id)

    def import_file(
        self, path: Path, progress: Progress = _ignore, cancelled: Callable[[], bool] = bool
    ) -> ModelCard:
        """Copy a GGUF file into the store.

        `progress` gets bytes done and in all. The copy appears only when it is complete.

        Raises:
            ModelError: it is no usable model, is installed already, does not fit on the disk,
                or could not be copied.
            Cancelled: `cancelled` said so; nothing is left behind.
        """
        header = read_header(path)
        require_writer(path.name, header)
        with self._importing(path.name) as part:
            size = path.stat().st_size
            self._require_new(path, size)
            self._require_space(path.name, size)
            sha256 = copy_and_hash(path, part, progress, cancelled)
            target = self._free_name(path)
            part.replace(target)
        known = _known(target, header, sha256)
        index = self._refreshed(adding={str(target): known})
        log.info("Imported %s, SHA-256 %s", target.name, sha256)
        return self._card(target, known, self._choice(index))

    def remove(self, model_id: str) -> None:
        """Delete an imported model; ModelError for a bundled one."""
        card = self._named(model_id)
        if card.is_bundled:
            raise ModelError(
                f"{card.name} came with DocDesk and cannot be removed.",
                "Choose another model to use instead of it.",
            )
        try:
            Path(card.path).unlink(missing_ok=True)
        except OSError as error:
            raise ModelError(
                f"{card.name} could not be deleted: {error.strerror}.",
                "Use another model first, then try again.",
            ) from error
        self._refreshed()

    def verify(
        self, model_id: str, progress: Progress = _ignore, cancelled: Callable[[], bool] = bool
    ) -> bool:
        """Read the whole file again: True when its SHA-256 is still the recorded one."""
        card = self._named(model_id)
        return hash_file(Path(card.path), progress, cancelled) == card.sha256

    def header(self, model_id: str) -> GgufHeader:
        """What the model's file says of itself."""
        return read_header(Path(self._named(model_id).path))

    def _named(self, model_id: str) -> ModelCard:
        cards = self.list()
        for card in cards:
            if card.id == model_id:
                return card
        names = ", ".join(card.id for card in cards) or "none"
        raise ModelError(f"There is no model {model_id}.", f"Installed models: {names}.")

    def _found(self) -> Iterator[Path]:
        """The files that look like models, bundled ones first; a name counts once."""
        names: set[str] = set()
        for folder in (*self._bundled_dirs, self._own_dir):
            for path in sorted(folder.glob(f"*{_SUFFIX}")) if folder.is_dir() else ():
                if path.stem not in names:
                    names.add(path.stem)
                    yield path.resolve()

    def _paths(self, index: Index) -> tuple[Path, ...]:
        found = (path for path in self._found() if str(path) in index.files)
        return tuple(sorted(found, key=lambda path: path.name.lower()))

    def _refreshed(self, adding: dict[str, KnownFile] | None = None) -> Index:
        """The index as the files are now, written back where it changed."""
        with self._index_lock:
            before = read_index(self._index_path)
            known = {**before.files, **(adding or {})}
            files = {
                str(path): self._known_now(path, known.get(str(path))) for path in self._found()
            }
            usable = {path: file for path, file in files.items() if file is not None}
            after = _with(before, files=usable)
            if after != before:
                write_index(self._index_path, after)
            return after

    def _known_now(self, path: Path, known: KnownFile | None) -> KnownFile | None:
        """What is known of the file, found out anew when it changed; None if it is unusable."""
        try:
            if known and known.is_of(path.stat()):
                return known
            header = read_header(path)
            require_writer(path.name, header)
            return _known(path, header, hash_file(path, _ignore, bool))
        except (ModelError, OSError) as error:
            log.warning("The model file %s is left out: %s", path, error)
            return None

    def _choice(self, index: Index) -> str:
        ids = [path.stem for path in self._paths(index)]
        if index.active in ids:
            return index.active
        bundled = [path.stem for path in self._paths(index) if self._is_bundled(path)]
        return next(iter(bundled), "")

    def _is_bundled(self, path: Path) -> bool:
        return path.parent != self._own_dir.resolve()

    def _card(self, path: Path, known: KnownFile, active: str) -> ModelCard:
        return ModelCard(
            id=path.stem,
            name=_name(path.stem),
            path=str(path),
            size_bytes=known.size_bytes,
            sha256=known.sha256,
            architecture=known.architecture,
            parameters=known.parameters,
            quantisation=known.quantisation,
            context=known.context,
            licence=known.licence,
            languages=known.languages,
            is_bundled=self._is_bundled(path),
            is_active=path.stem == active,
        )

    @contextmanager
    def _importing(self, name: str) -> Iterator[Path]:
        """A path to copy to, removed at the end whatever happens; one import at a time."""
        part = self._own_dir / f"{name}{_PART_SUFFIX}"
        try:
            self._own_dir.mkdir(parents=True, exist_ok=True)
            with FileLock(self._own_dir / ".import.lock", timeout=0):
                self._remove_parts()  # of imports that were killed
                try:
                    yield part
                finally:
                    part.unlink(missing_ok=True)
        except Timeout as error:
            raise ModelError(
                "Another model is being imported.", "Wait until it is done, then try again."
            ) from error
        except OSError as error:
            raise ModelError(
                f"{name} could not be copied: {error.strerror}.",
                "Check the disk that it is on and the disk that DocDesk keeps its data on.",
            ) from error

    def _remove_parts(self) -> None:
        for path in self._own_dir.glob(f"*{_PART_SUFFIX}"):
            path.unlink()

    def _require_new(self, path: Path, size: int) -> None:
        """ModelError when the same file is installed; hashes only if one has the same size."""
        twins = [card for card in self.list() if card.size_bytes == size]
        if not twins:
            return
        sha256 = hash_file(path, _ignore, bool)
        for card in twins:
            if card.sha256 == sha256:
                raise ModelError(
                    f"{path.name} is installed already, as {card.name}.",
                    "There is nothing to do: choose it in the list of models.",
                )

    def _require_space(self, name: str, size: int) -> None:
        free = shutil.disk_usage(self._own_dir).free
        missing = size + _SPARE_DISK_BYTES - free
        if missing > 0:
            raise ModelError(
                f"There is no room for {name}: it has {size / 1e9:.1f} GB, and "
                f"{free / 1e9:.1f} GB are free.",
                f"Free {missing / 1e9:.1f} GB on the disk with {self._own_dir}.",
            )

    def _free_name(self, path: Path) -> Path:
        taken = {found.stem for found in self._found()}
        stem, number = path.name.removesuffix(_SUFFIX), 1
        while stem in taken:
            number += 1
            stem = f"{path.name.removesuffix(_SUFFIX)}-{number}"
        return self._own_dir.resolve() / f"{stem}{_SUFFIX}"


def _error_of(path: Path) -> ModelError | None:
    try:
        require_writer(path.name, read_header(path))
    except ModelError as error:
        return error
    return None


def _name(stem: str) -> str:
    """The file's name less its quantisation: the name inside is often one of the training run."""
    return _QUANTISATION.sub("", stem)


def _known(path: Path, header: GgufHeader, sha256: str) -> KnownFile:
    stat = path.stat()
    return KnownFile(
        size_bytes=stat.st_size,
        changed_ns=stat.st_mtime_ns,
        sha256=sha256,
        architecture=header.architecture,
        parameters=header.parameters,
        quantisation=header.quantisation,
        context=header.context,
        licence=header.licence,
        languages=header.languages,
    )


def _with(index: Index, **changes: object) -> Index:
    return msgspec.structs.replace(index, **changes)
