"""The conversations of workspaces: listed, changed, exported, and their answers given again."""

from collections.abc import Callable
from datetime import datetime

from docdesk import __version__
from docdesk.domain.answers import Turn
from docdesk.domain.conversations import Conversation, ConversationRow, Rerun
from docdesk.domain.documents import expanded
from docdesk.domain.errors import DocdeskError, LibraryError
from docdesk.exporting.conversations import Origin, conversation_data, conversation_report
from docdesk.exporting.files import write_json, write_report
from docdesk.host.open_workspaces import OpenWorkspaces
from docdesk.host.rerunning import Rerunner, missing_answer
from docdesk.library.conversations import Conversations as Kept
from docdesk.library.conversations import StoredAnswer, new_id


class Conversations:
    """What a person does with answers that were kept. Safe to use from several threads."""

    def __init__(self, workspaces: OpenWorkspaces, rerunner: Rerunner) -> None:
        self._workspaces = workspaces
        self._rerunner = rerunner

    def new(self) -> str:
        """The id of a conversation that its first answer begins."""
        return new_id()

    def page(
        self, workspace: str, *, contains: str = "", offset: int = 0, limit: int = 100
    ) -> tuple[tuple[ConversationRow, ...], int]:
        """Those with these words, what changed last first, and how many match without paging."""
        return self._kept(workspace).page(contains=contains, offset=offset, limit=limit)

    def get(self, workspace: str, conversation: str) -> Conversation:
        """A conversation with its answers."""
        return self._kept(workspace).get(conversation)

    def turns(self, workspace: str, conversation: str) -> tuple[Turn, ...]:
        """The questions and answers so far, as a follow-up is understood by them."""
        answers = self._kept(workspace).get(conversation).answers
        return tuple(Turn(answer.question, answer.text) for answer in answers)

    def rename(self, workspace: str, conversation: str, title: str) -> None:
        """Give a conversation another title."""
        self._kept(workspace).rename(conversation, title)

    def delete(self, workspace: str, conversation: str) -> None:
        """Delete a conversation with its answers."""
        self._kept(workspace).delete(conversation)

    def export(
        self,
        workspace: str,
        conversation: str,
        path: str,
        *,
        answer: str = "",
        language: str = "en",
    ) -> None:
        """Write a conversation, or one answer of it, as .docx, .pdf, .md or .json."""
        kept = self._kept(workspace)
        found = kept.get(conversation)
        if answer:
            chosen = tuple(one for one in found.answers if one.id == answer)
            if not chosen:
                raise missing_answer(answer)
            found = Conversation(found.row, chosen)
        made = kept.provenances(conversation)
        origin = Origin(workspace, __version__, datetime.now().astimezone().isoformat())
        target = expanded(path)
        if target.suffix.lower() == ".json":
            write_json(conversation_data(found, made, origin), target)
        else:
            write_report(conversation_report(found, made, origin, language), target)

    def rerun(
        self, answer: str, workspace: str = "", *, stop: Callable[[], bool] = lambda: False
    ) -> Rerun:
        """Give a stored answer again; without a workspace it is looked for in all of them.

        Raises Cancelled once `stop` says so.
        """
        name, stored = self._find(answer, workspace)
        return self._rerunner.run(self._workspaces.get(name), stored, stop=stop)

    def conversation_of(self, answer: str, workspace: str) -> str:
        """The conversation that a stored answer is in."""
        return self._find(answer, workspace)[1].conversation

    def _find(self, answer: str, workspace: str) -> tuple[str, StoredAnswer]:
        names = (workspace,) if workspace else self._workspaces.store.names()
        unread: list[DocdeskError] = []
        for name in names:
            try:
                stored = self._kept(name).find_answer(answer)
            except LibraryError as error:
                if workspace:
                    raise
                unread.append(error)  # another workspace may hold it
                continue
            if stored is not None:
                return name, stored
        raise unread[0] if unread else missing_answer(answer)

    def _kept(self, workspace: str) -> Kept:
        return self._workspaces.get(workspace).workspace.conversations
