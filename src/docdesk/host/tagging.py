"""What a person does with tags."""

from collections.abc import Sequence
from dataclasses import dataclass

from docdesk.host.open_workspaces import OpenWorkspaces
from docdesk.ipc.messages import ListTags, TagFile, TagsListed


@dataclass(frozen=True, slots=True)
class Tagging:
    """Tags on documents, which may be given by as much of their path as tells them apart."""

    workspaces: OpenWorkspaces

    def list(self, name: str, document: str = "") -> tuple[str, ...]:
        """The tags of a document, or with "" all of the workspace, by name."""
        opened = self.workspaces.get(name)
        if not document:
            return opened.workspace.tags.all()
        return opened.workspace.tags.of(opened.document(document))

    def put(self, name: str, document: str, tags: Sequence[str]) -> tuple[str, ...]:
        """Put tags on a document; all that it has then."""
        opened = self.workspaces.get(name)
        return opened.workspace.tags.put(opened.document(document), tags)

    def take_off(self, name: str, document: str, tags: Sequence[str]) -> tuple[str, ...]:
        """Take tags off a document; those that it still has."""
        opened = self.workspaces.get(name)
        return opened.workspace.tags.take_off(opened.document(document), tags)


def answer_tags(tagging: Tagging, request: TagFile | ListTags) -> TagsListed:
    """The answer to the window's request about tags."""
    name, document = request.workspace, request.document
    if isinstance(request, ListTags):
        return TagsListed(name, document, tagging.list(name, document))
    change = tagging.put if request.is_on else tagging.take_off
    return TagsListed(name, document, change(name, document, [request.tag]))
