"""What a desk is made of."""

from dataclasses import dataclass
from pathlib import Path

from docdesk.host.active_engine import ActiveEngine
from docdesk.host.asking import Asker
from docdesk.host.encoder_source import BackgroundEncoder
from docdesk.host.indexing import Indexer
from docdesk.host.open_workspaces import OpenWorkspaces
from docdesk.host.passwords import Passwords
from docdesk.host.rerunning import Rerunner
from docdesk.modelstore.store import ModelStore
from docdesk.parsing.recognition.engine import Recognition
from docdesk.pipelines.steps import Parser
from docdesk.settings.paths import Paths
from docdesk.settings.store import SettingsStore


@dataclass(frozen=True, slots=True)
class Parts:
    """What a desk is made of; assembly makes it."""

    paths: Paths
    settings: SettingsStore
    workspaces: OpenWorkspaces
    indexer: Indexer
    asker: Asker
    rerunner: Rerunner
    parser: Parser
    passwords: Passwords
    recognition: Recognition | None  # None where it is switched off
    encoder: BackgroundEncoder
    engine: ActiveEngine
    models: ModelStore
    samples: Path
    fields: Path  # sets of fields for reviews
