"""Answers the window's requests about stored conversations."""

from collections.abc import Callable

from docdesk.host.conversations import Conversations
from docdesk.host.works import Works
from docdesk.ipc import conversations as c
from docdesk.ipc import messages as m

SHOWN = 100  # conversations that are listed after a change


class ConversationRequests:
    """Belongs to the server; `run_in` lets something run in one of its lanes."""

    def __init__(
        self,
        conversations: Conversations,
        send: Callable[[int, m.Event], None],
        run_in: Callable[[str, int, Callable[[], None]], None],
        works: Works,
    ) -> None:
        self._conversations = conversations
        self._send = send
        self._run_in = run_in
        self._works = works

    def dispatch(self, request_id: int, request: c.ConversationRequest) -> None:
        """Put a request into its lane."""
        if isinstance(request, c.RerunAnswer):
            self._give_again(request_id, request)
        else:
            # A file takes some seconds, the rest no time.
            lane = "exporting" if isinstance(request, c.ExportConversation) else "listing"
            self._run_in(lane, request_id, lambda: self._answer(request_id, request))

    def _give_again(self, request_id: int, request: c.RerunAnswer) -> None:
        """It takes as long as a question, and is stopped as one."""
        work = self._works.enter(request.workspace, request_id)

        def run() -> None:
            with self._works.turn(work):
                rerun = self._conversations.rerun(
                    request.answer, request.workspace, stop=work.stop.is_set
                )
            self._send(request_id, c.AnswerRerun(rerun))

        self._run_in("asking", request_id, run)

    def _answer(self, request_id: int, request: c.ConversationRequest) -> None:
        kept, name = self._conversations, request.workspace
        match request:
            case c.ListConversations():
                self._list(request_id, request)
            case c.ShowConversation():
                shown = c.ConversationShown(name, kept.get(name, request.conversation))
                self._send(request_id, shown)
            case c.RenameConversation():
                kept.rename(name, request.conversation, request.title)
                self._list(request_id, c.ListConversations(name, limit=SHOWN))
            case c.DeleteConversation():
                kept.delete(name, request.conversation)
                self._list(request_id, c.ListConversations(name, limit=SHOWN))
            case c.ExportConversation():
                kept.export(
                    name,
                    request.conversation,
                    request.path,
                    answer=request.answer,
                    language=request.language,
                )
                self._send(request_id, c.Exported(request.path))

    def _list(self, request_id: int, request: c.ListConversations) -> None:
        rows, total = self._conversations.page(
            request.workspace,
            contains=request.contains,
            offset=request.offset,
            limit=request.limit,
        )
        listed = c.ConversationsListed(request.workspace, rows, request.offset, total)
        self._send(request_id, listed)
