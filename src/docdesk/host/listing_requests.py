"""Answers the window's requests about what is there: workspaces, files, tags, settings."""

from collections.abc import Callable

from docdesk.host.desk import Desk
from docdesk.host.runs import Runs
from docdesk.host.tagging import answer_tags
from docdesk.ipc import messages as m


class Listings:
    """Belongs to the server's lane of listing; each request takes a moment."""

    def __init__(self, desk: Desk, send: Callable[[int, m.Event], None], runs: Runs) -> None:
        self._desk = desk
        self._send = send
        self._runs = runs

    def answer(self, request_id: int, request: m.Request) -> None:
        """Send what is asked for."""
        desk = self._desk
        match request:
            case m.ListWorkspaces():
                self._send(request_id, m.WorkspacesListed(desk.workspace_names()))
            case m.CreateWorkspace():
                desk.create_workspace(request.name)
                self._runs.show_workspace(request_id, request.name)
            case m.ShowWorkspace():
                self._runs.show_workspace(request_id, request.name)
            case m.TryFolderRules():
                name, folder, rules = request.workspace, request.folder, request.rules
                verdict = desk.upkeep.try_rules(name, folder, rules, request.path)
                self._send(request_id, m.RulesTried(verdict))
            case m.SaveReport():
                files = desk.upkeep.save_report(
                    request.workspace, request.path, language=request.language
                )
                self._send(request_id, m.ReportSaved(request.path, files))
            case m.ListFiles():
                self._send(request_id, _list_files(desk, request))
            case m.TagFile() | m.ListTags():
                self._send(request_id, answer_tags(desk.tags, request))
            case m.ListModels():
                self._send(request_id, m.ModelsListed(desk.models()))
            case m.ReadSettings():
                self._send(request_id, _settings_shown(desk))
            case m.ChangeSetting():
                desk.change_setting(request.key, request.value)
                self._send(request_id, _settings_shown(desk))
            case m.RunDoctor():
                diagnosis = desk.doctor()
                self._send(request_id, m.DoctorReport(diagnosis.checks, diagnosis.network))


def _settings_shown(desk: Desk) -> m.SettingsShown:
    return m.SettingsShown(
        tuple(
            m.Setting(
                key=row.key,
                value=row.value,
                default=row.default,
                kind=row.kind,
                section=row.section,
                help=row.help,
                choices=row.choices,
                minimum=row.minimum,
                maximum=row.maximum,
                locked_by=row.locked_by,
            )
            for row in desk.settings_rows()
        )
    )


def _list_files(desk: Desk, request: m.ListFiles) -> m.FilesListed:
    rows, total = desk.files(
        request.workspace,
        offset=request.offset,
        limit=request.limit,
        contains=request.contains,
        state=request.state,
    )
    return m.FilesListed(request.workspace, rows, request.offset, total)
