"""Requests that follow each other, and runs that belong to a workspace."""

import pytest

from docdesk.domain.workspaces import WorkspaceStatus
from docdesk.ipc.messages import (
    Failure,
    IndexingStarted,
    Request,
    RetryAll,
    StartIndexing,
    WorkspaceShown,
)
from docdesk.ui.requests import Requests

STATUS = WorkspaceStatus("w", (), {}, 0, 0)
PAUSED = WorkspaceStatus("w", (), {}, 0, 0, is_paused=True)


class KeepingHost:
    """Keeps what is sent; nothing is answered."""

    def __init__(self) -> None:
        self.sent: list[Request] = []

    def send(self, request: Request) -> int:
        self.sent.append(request)
        return len(self.sent)


@pytest.fixture
def host() -> KeepingHost:
    return KeepingHost()


@pytest.fixture
def requests(host: KeepingHost) -> Requests:
    return Requests(host)  # type: ignore[arg-type]  # without the signals, which it does not use


def test_the_next_is_sent_when_the_one_before_is_answered(
    requests: Requests, host: KeepingHost
) -> None:
    first = requests.send_all((RetryAll("w"), StartIndexing("w")))
    assert host.sent == [RetryAll("w")]

    requests.take(first, WorkspaceShown(STATUS))

    assert host.sent == [RetryAll("w"), StartIndexing("w")]


def test_an_answer_to_something_else_sends_nothing(requests: Requests, host: KeepingHost) -> None:
    first = requests.send_all((RetryAll("w"), StartIndexing("w")))

    requests.take(first + 7, WorkspaceShown(STATUS))

    assert host.sent == [RetryAll("w")]


def test_nothing_follows_a_failure(requests: Requests, host: KeepingHost) -> None:
    first = requests.send_all((RetryAll("w"), StartIndexing("w")))

    requests.take(first, Failure("The disk is full."))
    requests.take(first, WorkspaceShown(STATUS))

    assert host.sent == [RetryAll("w")]


@pytest.mark.parametrize(
    "answer", [WorkspaceShown(PAUSED), WorkspaceShown(STATUS, is_indexing=True)]
)
def test_indexing_is_not_started_where_it_runs_or_is_paused(
    requests: Requests, host: KeepingHost, answer: WorkspaceShown
) -> None:
    first = requests.send_all((RetryAll("w"), StartIndexing("w")))

    requests.take(first, answer)

    assert host.sent == [RetryAll("w")]


def test_a_run_belongs_to_its_workspace_until_the_host_is_gone(requests: Requests) -> None:
    own = requests.send(StartIndexing("w"))
    requests.take(-3, IndexingStarted("other"))

    assert requests.workspace_of(own) == "w"
    assert requests.workspace_of(-3) == "other"
    assert requests.workspace_of(99) is None
    requests.forget_runs()
    assert requests.workspace_of(own) is None
