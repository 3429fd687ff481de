"""The workspaces that are open for reading, each with its retriever."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from docdesk.domain.documents import expanded
from docdesk.domain.errors import LibraryError
from docdesk.host.reranker_source import no_reranker
from docdesk.host.searching import VectorIndexes, make_reader, make_search
from docdesk.library.workspace import Workspace
from docdesk.library.workspaces import Workspaces
from docdesk.pipelines.evidence import EvidenceReader
from docdesk.pipelines.search import Search
from docdesk.pipelines.steps import Encoder, Reranker


@dataclass(frozen=True, slots=True)
class OpenWorkspace:
    """A workspace, what finds passages in it, and what reads them for a question."""

    workspace: Workspace
    retriever: Search
    indexes: VectorIndexes
    reader: EvidenceReader

    def close(self) -> None:
        """Close its indexes and its database."""
        self.indexes.close()
        self.workspace.close()

    def document(self, wanted: str) -> str:
        """The path of one document of this workspace, by its path, its end, or its file name.

        Raises LibraryError when there is none such, or more than one.
        """
        whole = str(expanded(wanted).absolute())
        if self._has(whole):  # the window names documents so, and may hold 100,000 of them
            return whole
        rows, _ = self.workspace.files.list_files(contains=Path(wanted).name, limit=1000)
        found = [row.document for row in rows if _ends_with(row.document, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise LibraryError(
                f"“{wanted}” may be any of {len(found)} documents of this workspace.",
                "Give more of its path: docdesk status lists the folders.",
            )
        raise LibraryError(
            f"The workspace does not hold “{wanted}”.",
            "Give the path of a document that was added and indexed.",
        )

    def _has(self, document: str) -> bool:
        try:
            self.workspace.files.find(document)
        except LibraryError:
            return False
        return True


class OpenWorkspaces:
    """Opens each workspace once. Safe to use from several threads."""

    def __init__(
        self,
        store: Workspaces,
        encoder: Callable[[], Encoder | None],
        *,
        uses_sealed: bool,
        reranker: Callable[[], Reranker | None] = no_reranker,
    ) -> None:
        self.store = store
        self._encoder = encoder
        self._reranker = reranker
        self._uses_sealed = uses_sealed
        self._open: dict[str, OpenWorkspace] = {}
        self._lock = Lock()

    def get(self, name: str) -> OpenWorkspace:
        """The workspace, opened now or before; WorkspaceMissing when there is none."""
        with self._lock:
            if name not in self._open:
                self._open[name] = self._opened(self.store.open(name))
            return self._open[name]

    def delete(self, name: str) -> None:
        """Close a workspace and delete its folder."""
        with self._lock:
            opened = self._open.pop(name, None)
            if opened is not None:
                opened.close()
            # Within the lock: nobody may open it again meanwhile and go on with what is not there.
            self.store.delete(name)

    def close(self) -> None:
        """Close all of them."""
        with self._lock:
            for opened in self._open.values():
                opened.close()
            self._open.clear()

    def _opened(self, workspace: Workspace) -> OpenWorkspace:
        indexes = VectorIndexes(workspace, uses_sealed=self._uses_sealed)
        search = make_search(workspace, indexes, self._encoder, self._reranker)
        return OpenWorkspace(workspace, search, indexes, make_reader(self._encoder))


def _ends_with(path: str, wanted: str) -> bool:
    end = Path(wanted).parts
    return Path(path).parts[-len(end) :] == end
