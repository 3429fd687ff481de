"""How the window's state changes from event to event."""

from dataclasses import replace

from docdesk.domain.events import EvidenceFound, IngestDone, IngestProgress, ScanDone
from docdesk.domain.models import EngineInfo, ModelCard
from docdesk.domain.system import NetworkReport
from docdesk.domain.workspaces import WorkspaceStatus
from docdesk.ipc.messages import (
    Done,
    EncoderChanged,
    EngineChanged,
    Failure,
    HostStarted,
    IndexingStarted,
    ModelsListed,
    WorkspaceShown,
    WorkspacesListed,
)
from docdesk.ui.open_conversations import OpenConversation
from docdesk.ui.state import (
    HOST_LOST,
    AppState,
    HostState,
    Notice,
    begin_turn,
    lose_host,
    open_workspace,
    reduce,
    show_conversation,
)
from docdesk.ui.turns import AskedTurn, Phase

LOCKED = NetworkReport("host", "system", ())
STATUS = WorkspaceStatus("Rossi", (), {"ready": 3}, 40, 3)
PROGRESS = IngestProgress(1, 3, 10, 20, 1.0, 2.0, 5.0)
INFO = EngineInfo("Small", "ab", 4096, "CPU")
OPEN = show_conversation(reduce(AppState(), 1, WorkspaceShown(STATUS)), OpenConversation("first"))
ASKED = begin_turn(OPEN, AskedTurn(7, "When?"))


def test_the_host_is_there_once_it_has_started() -> None:
    state = reduce(AppState(), 0, HostStarted("0.1.0", LOCKED))

    assert state.host is HostState.READY
    assert state.network == LOCKED


def test_it_is_the_first_run_only_when_there_is_no_workspace() -> None:
    assert not AppState().is_first_run
    assert reduce(AppState(), 1, WorkspacesListed(())).is_first_run
    assert not reduce(AppState(), 1, WorkspacesListed(("Rossi",))).is_first_run


def test_a_workspace_that_is_shown_is_listed_too() -> None:
    state = reduce(reduce(AppState(), 1, WorkspacesListed(("Bianchi",))), 2, WorkspaceShown(STATUS))

    assert state.workspaces == ("Rossi", "Bianchi")
    assert state.workspace == STATUS


def test_a_deleted_workspace_takes_its_conversation_with_it() -> None:
    state = reduce(ASKED, 1, WorkspacesListed(("Bianchi",)))

    assert state.workspace is None
    assert state.conversations == {}


def test_another_workspace_shows_another_conversation() -> None:
    other = replace(STATUS, name="Bianchi")

    state = reduce(replace(ASKED, scope="/a/b.pdf"), 1, WorkspaceShown(other))

    assert state.turns == ()
    assert state.scope == ""
    assert reduce(state, 2, WorkspaceShown(STATUS)).turns == ASKED.turns


def test_without_a_workspace_there_is_no_conversation() -> None:
    assert open_workspace(ASKED, None).turns == ()


def test_an_event_changes_the_turn_with_its_request_id() -> None:
    both = begin_turn(ASKED, AskedTurn(8, "And then?"))

    state = reduce(both, 7, Failure("The model stopped."))

    assert [turn.phase for turn in state.turns] == [Phase.FAILED, Phase.SEARCHING]


def test_a_turn_of_a_workspace_that_is_not_shown_goes_on() -> None:
    away = open_workspace(ASKED, replace(STATUS, name="Bianchi"))
    found = EvidenceFound("When?", (), True, None, 0.1)  # type: ignore[arg-type]

    state = reduce(away, 7, found)

    assert state.conversations["Rossi"].turns[0].phase is Phase.READING


def test_an_event_of_nobody_changes_no_turn() -> None:
    state = begin_turn(OPEN, AskedTurn(0, "When?"))

    assert reduce(state, 0, EncoderChanged("ready")).turns == state.turns


def test_the_running_turn_is_the_one_that_has_not_ended() -> None:
    assert ASKED.running == AskedTurn(7, "When?")
    assert reduce(ASKED, 7, Failure("Stopped.")).running is None


def test_a_failed_question_is_shown_in_its_turn_alone() -> None:
    assert reduce(ASKED, 7, Failure("The model stopped.")).notice is None


def test_any_other_failure_is_a_notice() -> None:
    state = reduce(OPEN, 3, Failure("The name is taken.", "Choose another."))

    assert state.notice == Notice("The name is taken.", "Choose another.")


def test_what_the_host_said_before_it_died_is_not_covered_up() -> None:
    said = reduce(OPEN, 0, Failure("The disk is full.", "Make room."))

    state = reduce(said, 4, Failure("The host stopped.", "", HOST_LOST))

    assert state.notice == Notice("The disk is full.", "Make room.")


def test_progress_is_shown_while_indexing_runs() -> None:
    state = reduce(reduce(OPEN, 2, ScanDone(3, 0, 0, 0)), 2, PROGRESS)

    assert state.is_indexing
    assert state.progress == PROGRESS
    assert state.scan == ScanDone(3, 0, 0, 0)


def test_the_end_of_indexing_takes_its_progress_away() -> None:
    state = reduce(reduce(OPEN, 2, PROGRESS), 2, IngestDone(3, 0, 30, 60, 1.0))

    assert not state.is_indexing
    assert state.progress is None


def test_a_pause_is_the_workspaces_own_and_holds_while_a_file_is_still_in_hand() -> None:
    paused = WorkspaceShown(replace(STATUS, is_paused=True), is_indexing=True)

    state = reduce(OPEN, 2, paused)

    assert state.is_paused
    assert state.is_indexing
    assert not reduce(state, 3, WorkspaceShown(STATUS)).is_paused


def test_a_run_that_the_host_began_is_indexing_too() -> None:
    assert reduce(OPEN, -1, IndexingStarted("Rossi")).is_indexing


def test_the_speed_of_encoding_outlives_its_run() -> None:
    state = reduce(reduce(OPEN, 2, PROGRESS), 2, IngestDone(3, 0, 30, 60, 1.0))

    assert state.passages_per_s == PROGRESS.passages_per_s


def test_counts_that_arrive_while_indexing_keep_the_progress() -> None:
    running = reduce(OPEN, 2, PROGRESS)

    assert reduce(running, 3, WorkspaceShown(STATUS, is_indexing=True)).progress == PROGRESS


def test_models_and_encoder_are_kept() -> None:
    card = ModelCard("a", "Small", "/m.gguf", 1, "ab")

    state = reduce(reduce(OPEN, 1, ModelsListed((card,))), 0, EncoderChanged("ready", "MiniLM"))

    assert state.models == (card,)
    assert state.encoder == EncoderChanged("ready", "MiniLM")


def test_the_speed_last_measured_holds_for_the_same_model() -> None:
    fast = reduce(OPEN, 0, EngineChanged("ready", INFO, tokens_per_s=38.0))

    assert reduce(fast, 0, EngineChanged("ready", INFO)).engine.tokens_per_s == 38.0
    other = replace(INFO, model="Large")
    assert reduce(fast, 0, EngineChanged("ready", other)).engine.tokens_per_s == 0.0


def test_a_model_that_cannot_be_loaded_says_why() -> None:
    state = reduce(OPEN, 0, EngineChanged("failed", None, "It is damaged.", "Import it again."))

    assert state.engine.state == "failed"
    assert state.notice == Notice("It is damaged.", "Import it again.")


def test_a_lost_host_keeps_workspace_and_conversation() -> None:
    state = lose_host(reduce(ASKED, 2, PROGRESS))

    assert state.host is HostState.RESTARTING
    assert state.turns == ASKED.turns
    assert not state.is_indexing
    assert state.engine.state == "loading"


def test_what_the_host_remarks_is_a_notice_that_is_no_problem() -> None:
    state = reduce(OPEN, 3, Done(("2 files moved.", "Their passages are kept.")))

    assert state.notice == Notice("2 files moved.", "Their passages are kept.", is_problem=False)


def test_a_new_question_takes_remarks_away_and_leaves_problems() -> None:
    remark = replace(OPEN, notice=Notice("The report is saved.", is_problem=False))
    problem = replace(OPEN, notice=Notice("The disk is full."))

    assert begin_turn(remark, AskedTurn(7, "When?")).notice is None
    assert begin_turn(problem, AskedTurn(7, "When?")).notice == Notice("The disk is full.")


def test_an_event_that_says_nothing_changes_nothing() -> None:
    assert reduce(ASKED, 9, Done()) == ASKED
