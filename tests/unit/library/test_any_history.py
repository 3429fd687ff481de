"""Whatever happens to a folder, and wherever runs are killed: the record ends as a fresh one."""

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from docdesk.domain.documents import FileState
from docdesk.domain.indexing import FoundFile
from docdesk.library.record import WorkspaceRecord
from docdesk.library.workspaces import Workspaces
from fakes.encoder import WordEncoder
from fakes.library import BOX, SCAN, encode_waiting, read, recognise, record_of

TEXTS = ("alpha", "beta", "", f"{SCAN}one", f"{SCAN}two\f{SCAN}three", f"gamma\f{SCAN}four")
IN_HAND = 3
COMPARED = {
    "files": "SELECT path, state, reason, size, files.sha256, ordinal, kind, completed FROM files"
    " LEFT JOIN contents ON contents.id = content_id ORDER BY path",
    "pages": "SELECT path, number, text, recognised FROM files JOIN pages USING (content_id)"
    " ORDER BY path, number",
    "passages": "SELECT path, passages.ordinal, page, start, end FROM files"
    " JOIN passages USING (content_id) ORDER BY path, passages.ordinal",
    "scans": "SELECT sha256, number, state, text FROM recognition ORDER BY sha256, number",
    # Without the words of titles: those of a file that was moved are of its former name.
    "words": "SELECT path, body FROM files JOIN passages USING (content_id)"
    " JOIN terms ON terms.id = passages.id ORDER BY path, passages.ordinal",
    "sizes": "SELECT (SELECT COUNT(*) FROM contents), (SELECT COUNT(*) FROM passages),"
    " (SELECT COUNT(*) FROM vectors), (SELECT COUNT(*) FROM members)",
}


class Killed(Exception):
    """The run ends here and now."""


class Person:
    """Writes, changes, moves, copies and deletes files, archives within archives among them."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = folder
        self._chance = chance
        self._times = count(1)

    def act(self) -> None:
        chance, files = self._chance, [path for path in self._folder.rglob("*") if path.is_file()]
        act = chance.choice((self._write, self._write, self._delete, self._move, self._change))
        act(chance.choice(files) if files else self._folder / "a.txt")

    def _write(self, _near: Path) -> None:
        content = self._content(0)
        folder = self._folder / self._chance.choice(("", "s", "s/t"))
        self._save(folder / f"{self._chance.choice('abc')}{_ending(content)}", content)

    def _delete(self, file: Path) -> None:
        file.unlink(missing_ok=True)

    def _move(self, file: Path) -> None:
        target = self._folder / f"{self._chance.choice('mno')}{file.suffix}"
        if file.is_file() and target != file:
            shutil.copy2(file, target)
            if self._chance.random() < 0.6:
                file.unlink()

    def _change(self, file: Path) -> None:
        if not file.is_file() or file.suffix != BOX:
            return
        content = json.loads(file.read_text(encoding="utf-8"))
        members = content["members"]
        if members and self._chance.random() < 0.6:
            del members[self._chance.choice(list(members))]
        else:
            new = self._content(1)
            content["members"] = {f"n{_ending(new)}": new, **members}
        self._save(file, content)

    def _content(self, depth: int) -> object:
        if depth == 3 or self._chance.random() < 0.6:
            return self._chance.choice(TEXTS)
        inner = [self._content(depth + 1) for _ in range(self._chance.randint(0, 3))]
        members = {f"{self._chance.choice('abc')}{_ending(each)}": each for each in inner}
        return {"text": self._chance.choice(("", "cover")), "members": members}

    def _save(self, path: Path, content: object) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8")
        age = next(self._times) * self._chance.choice((1, 1, -1))  # older copies are put back too
        os.utime(path, (10**9 + age, 10**9 + age))


def _ending(content: object) -> str:
    return ".txt" if isinstance(content, str) else BOX


class Run:
    """One indexing run as the pipeline does it; `step` is called before everything durable."""

    def __init__(
        self, record: WorkspaceRecord, chance: random.Random, step: Callable[[], None]
    ) -> None:
        self._record = record
        self._chance = chance
        self._step = step

    def go(self) -> None:
        self._step()
        self._record.scan(cancelled=lambda: False)
        self._read()
        self._recognise()
        self._step()
        encode_waiting(self._record, WordEncoder())
        self._step()
        self._record.seal()

    def _read(self) -> None:
        in_hand: list[FoundFile] = []
        files = self._record.files_to_parse()
        while True:
            found = next(files, None) if len(in_hand) < IN_HAND else None
            if found is not None:
                self._step()
                claimed = self._record.claim_known_content(found.file_id)
                if claimed is None or claimed.twin_of is not None:
                    in_hand.append(found)
            elif in_hand:
                found = in_hand.pop(self._chance.randrange(len(in_hand)))
                self._keep(found, self._record.save_parsed)
            else:
                return

    def _recognise(self) -> None:
        for page in self._record.pages_to_recognise():
            self._step()
            try:
                recognised = recognise(page.location, page.number)
            except (LookupError, ValueError, OSError):
                if page.location.path.exists():
                    self._record.save_unrecognised(page.sha256, page.number, "It is not there.")
            else:
                self._record.save_recognised(page.sha256, recognised)
        for found in self._record.files_recognised():
            self._keep(found, self._record.save_completed)

    def _keep(self, found: FoundFile, save: Callable[..., object]) -> None:
        self._step()
        try:
            document = read(found.location, found.recognised)
        except (LookupError, ValueError, OSError):
            if found.location.path.exists():
                self._record.save_failure(found.file_id, FileState.FAILED, "It is not there.")
        else:
            save(found.file_id, *document)


def _index(workspaces: Workspaces, chance: random.Random, step: Callable[[], None]) -> None:
    with workspaces.open_for_writing("w") as workspace:
        Run(record_of(workspace), chance, step).go()


def _stored(workspaces: Workspaces) -> dict[str, object]:
    with workspaces.open_for_writing("w") as workspace:
        workspace.database.rows("INSERT INTO words (words) VALUES ('integrity-check')")
        return {name: workspace.database.rows(sql) for name, sql in COMPARED.items()}


def _following(root: Path, folder: Path) -> Workspaces:
    workspaces = Workspaces(root)
    workspaces.create("w")
    with workspaces.open_for_writing("w") as workspace:
        workspace.files.follow([folder])
    return workspaces


def _disturbances(person: Person, chance: random.Random) -> Iterator[None]:
    """As many steps as the run may take; the person goes on working meanwhile."""
    for _ in range(chance.randint(1, 60)):
        if chance.random() < 0.06:
            person.act()
        yield


@pytest.mark.parametrize("seed", range(12))
def test_the_record_ends_as_if_nothing_had_happened(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = tmp_path / "files"
    folder.mkdir()
    person = Person(folder, chance)
    disturbed = _following(tmp_path / "disturbed", folder)
    for _ in range(chance.randint(2, 6)):
        for _ in range(chance.randint(1, 4)):
            person.act()
        steps = _disturbances(person, chance)

        def step(steps: Iterator[None] = steps) -> None:
            if next(steps, True):
                raise Killed

        with suppress(Killed):
            _index(disturbed, chance, step)

    for workspaces in (disturbed, fresh := _following(tmp_path / "fresh", folder)):
        _index(workspaces, chance, lambda: None)

    assert _stored(disturbed) == _stored(fresh)
