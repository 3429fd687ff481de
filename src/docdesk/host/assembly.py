"""Where concrete classes meet: a desk is put together here and nowhere else."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import psutil

from docdesk.chunking.passages import cut_passages, encoder_text
from docdesk.domain.documents import ParsedDocument, PassageCut
from docdesk.domain.models import EngineInfo
from docdesk.encoding.folder import read_folder
from docdesk.encoding.identity import remembered_id
from docdesk.encoding.tokens import TokenCounter
from docdesk.generation.backends import graphics_backends
from docdesk.generation.engine import LlamaEngine
from docdesk.generation.engine_start import EngineOptions
from docdesk.guard.network import lock
from docdesk.host.active_engine import ActiveEngine
from docdesk.host.asking import Asker
from docdesk.host.desk import Desk
from docdesk.host.encoder_source import BackgroundEncoder
from docdesk.host.indexing import Indexer
from docdesk.host.lanes import PriorityGate
from docdesk.host.open_workspaces import OpenWorkspaces
from docdesk.host.parts import Parts
from docdesk.host.passwords import Passwords
from docdesk.host.provenance import Workshop
from docdesk.host.reranker_source import BackgroundReranker, no_reranker
from docdesk.host.rerunning import Rerunner
from docdesk.library.workspaces import Workspaces
from docdesk.modelstore.encoders import find_encoders
from docdesk.modelstore.store import ModelStore
from docdesk.parsing.limits import MIB, ParseLimits
from docdesk.parsing.pool import ParserPool
from docdesk.parsing.recognition.engine import Recognition
from docdesk.pipelines.steps import Encoder, Reranker
from docdesk.settings.logs import start_logging
from docdesk.settings.paths import Paths, find_paths, resources_dir, weights_dir
from docdesk.settings.schema import Settings
from docdesk.settings.store import SettingsStore

ALL_LAYERS = 128  # more than models of a laptop's size have; llama.cpp takes what there is
# Of a model that writes its own sentences. Of the models measured on CLAP-NQ's answers, those of
# 135 and 490 million wrote a token F1 of 0.37 and 0.36; the documents' best sentences have 0.60.
LEAST_PARAMETERS = 1_500_000_000
DEFAULT_ENCODER = "all-MiniLM-L6-v2"


def assemble(home: str | None, *, role: str) -> Desk:
    """A desk over the data below `home`, or where the system keeps data.

    Nothing heavy happens here: models load and children start when they are needed.

    Args:
        role: "host" or "command", the name of this process's log.
    """
    paths = find_paths(Path(home) if home else None)
    paths.create()
    start_logging(paths.logs, role=role)
    store = SettingsStore(paths.settings_file, paths.policy_file)
    settings, gate, passwords = store.settings, PriorityGate(), Passwords()
    encoder = _make_encoder(_encoder_folder(settings), paths)
    # A command waits for the encoder; the window searches by words until it is there.
    ready = encoder.get if role == "command" else encoder.get_if_loaded
    models = ModelStore(paths.models, [weights_dir()])
    engine = ActiveEngine(LlamaEngine(_engine_options(settings)), models)
    parser = _parser(settings)
    workspaces = _workspaces(paths, settings, ready, role)
    asker = _asker(store, workspaces, engine, models, ready, gate)
    return Desk(
        Parts(
            paths=paths,
            settings=store,
            workspaces=workspaces,
            indexer=_indexer(settings, workspaces, parser, encoder, gate, passwords),
            asker=asker,
            rerunner=Rerunner(asker, models, LlamaEngine),
            parser=parser,
            passwords=passwords,
            recognition=_recognition(settings),
            encoder=encoder,
            engine=engine,
            models=models,
            samples=resources_dir() / "samples",
            fields=resources_dir() / "fields",
        )
    )


def _parser(settings: Settings) -> ParserPool:
    return ParserPool(
        _parser_workers(settings),
        limits=_limits(settings),
        initialise=lock,
        recognition=_recognition(settings),
    )


def _workspaces(
    paths: Paths, settings: Settings, ready: Callable[[], Encoder | None], role: str
) -> OpenWorkspaces:
    return OpenWorkspaces(
        Workspaces(paths.workspaces),
        ready,
        uses_sealed=role == "host",
        reranker=_reranker(settings, waits=role == "command"),
    )


def _asker(
    store: SettingsStore,
    workspaces: OpenWorkspaces,
    engine: ActiveEngine,
    models: ModelStore,
    ready: Callable[[], Encoder | None],
    gate: PriorityGate,
) -> Asker:
    workshop = Workshop(_engine_options(store.settings), lambda: _id_of(ready()))
    return Asker(
        workspaces,
        engine,
        gate,
        lambda: store.settings,
        workshop,
        lambda info: _writes(info, models),
    )


def _indexer(
    settings: Settings,
    workspaces: OpenWorkspaces,
    parser: ParserPool,
    encoder: BackgroundEncoder,
    gate: PriorityGate,
    passwords: Passwords,
) -> Indexer:
    limits = _limits(settings)
    return Indexer(
        workspaces.store,
        parser,
        _cutter(_encoder_folder(settings)),
        encoder_text,
        encoder,
        gate,
        workers=_parser_workers(settings),
        largest_bytes=limits.file_bytes,
        reading=repr(limits),
        passwords=passwords,
    )


def _encoder_folder(settings: Settings) -> Path:
    """The encoder that the person chose, or the one that came along."""
    if settings.models.encoder:
        return Path(settings.models.encoder)
    bundled = find_encoders([weights_dir()])
    # Named even if it is missing: its loading says so in a sentence, and words work meanwhile.
    return bundled[0] if bundled else weights_dir() / DEFAULT_ENCODER


def _make_encoder(folder: Path, paths: Paths) -> BackgroundEncoder:
    cache_file = paths.cache / "encoder-precision.json"
    threads = physical_cores()

    def load() -> Encoder:
        # torch and sentence_transformers take 5 seconds to import: only who encodes pays them.
        from docdesk.encoding.loading import load_encoder

        return load_encoder(folder, cache_file=cache_file, threads=threads)

    def known_id() -> str | None:
        return remembered_id(read_folder(folder), cache_file=cache_file, threads=threads)

    return BackgroundEncoder(load, known_id, folder.name)


def _reranker(settings: Settings, *, waits: bool) -> Callable[[], Reranker | None]:
    """What gives the cross-encoder that the person added, if any."""
    folder = settings.models.reranker
    if not folder:
        return no_reranker

    def load() -> Reranker:
        from docdesk.encoding.reranker import load_reranker

        return load_reranker(Path(folder), threads=physical_cores())

    return BackgroundReranker(load, waits=waits).get


def _cutter(folder: Path) -> Callable[[ParsedDocument], list[PassageCut]]:
    """Chunking with the encoder's own tokenizer, which is read with the first document."""

    @cache
    def counter() -> TokenCounter:
        return TokenCounter(read_folder(folder))

    def cut(document: ParsedDocument) -> list[PassageCut]:
        tokens = counter()
        return cut_passages(document, count_tokens=tokens.count_passages, window=tokens.window)

    return cut


def _parser_workers(settings: Settings) -> int:
    return settings.indexing.parser_workers or max(1, min(8, physical_cores()))


def _limits(settings: Settings) -> ParseLimits:
    indexing = settings.indexing
    return ParseLimits(
        time_s=float(indexing.file_time_s),
        memory_bytes=indexing.file_memory_mb * MIB,
        file_bytes=indexing.file_size_mb * MIB,
        pages=indexing.document_pages,
        text_chars=indexing.document_characters * 1_000_000,
        unpacked_bytes=indexing.unpacked_mb * MIB,
        unpacked_ratio=indexing.unpacked_ratio,
        members=indexing.container_files,
        depth=indexing.container_depth,
        page_time_s=float(indexing.recognition_page_time_s),
    )


def _recognition(settings: Settings) -> Recognition | None:
    """How text is recognised; None where it is switched off."""
    indexing = settings.indexing
    return Recognition(indexing.recognition_languages) if indexing.recognise_text else None


def _writes(info: EngineInfo, models: ModelStore) -> bool:
    """Whether a model writes its own sentences; one whose file does not say its size may."""
    card = next((card for card in models.list() if card.sha256 == info.sha256), None)
    return card is None or not 0 < card.parameters < LEAST_PARAMETERS


def _id_of(encoder: Encoder | None) -> str:
    return encoder.card.id if encoder is not None else ""


def _engine_options(settings: Settings) -> EngineOptions:
    answering = settings.answering
    return EngineOptions(
        context=answering.context_tokens,
        gpu_layers=_gpu_layers(answering.gpu_layers),
        threads=answering.threads,
        answer_tokens=answering.answer_tokens,
        temperature=answering.temperature,
        seed=answering.seed,
    )


def _gpu_layers(wanted: int) -> int:
    """Layers for the graphics card; none where there is no back end for one."""
    if not graphics_backends():
        return 0
    return ALL_LAYERS if wanted < 0 else wanted


def physical_cores() -> int:
    """Cores, not hyper-threads: llama.cpp's and torch's threads only get in each other's way."""
    return psutil.cpu_count(logical=False) or os.cpu_count() or 1
