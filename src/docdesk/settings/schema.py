"""The one schema of all settings: name, default, limits and help of each."""

from dataclasses import dataclass, field

from docdesk.settings.rules import choice, decimal, flag, folder, languages, whole


@dataclass(frozen=True, slots=True)
class AnsweringSettings:
    """How answers are written."""

    context_tokens: int = whole(
        4096,
        "Tokens the model sees at once: question, evidence and answer. More needs more memory.",
        minimum=1024,
        maximum=131_072,
    )
    answer_tokens: int = whole(512, "Tokens an answer may have at most.", minimum=64, maximum=8192)
    passages: int = whole(8, "Passages that the model reads for one answer.", minimum=1, maximum=9)
    temperature: float = decimal(
        0.0,
        "0 always writes the likeliest words; higher values vary the wording.",
        minimum=0.0,
        maximum=2.0,
    )
    seed: int = whole(
        0,
        "Start of the random numbers: the same seed gives the same answer again.",
        minimum=0,
        maximum=2**31 - 1,
    )
    threads: int = whole(
        0,
        "Processor cores the model uses; 0 takes all physical cores.",
        minimum=0,
        maximum=256,
    )
    gpu_layers: int = whole(
        -1,
        "Layers of the model on the graphics card: -1 as many as fit, 0 none.",
        minimum=-1,
        maximum=1000,
    )
    quotes_only: bool = flag(
        False, "Show the passages that were found, without an answer written by a model."
    )


@dataclass(frozen=True, slots=True)
class IndexingSettings:
    """How documents are read."""

    parser_workers: int = whole(
        0,
        "Documents read at the same time; 0 chooses by the processor's cores.",
        minimum=0,
        maximum=64,
    )
    watch_folders: bool = flag(
        True, "Take up by itself what changes in the followed folders, while DocDesk is open."
    )
    reconcile_minutes: int = whole(
        30,
        "Minutes after which the followed folders are compared anew, for changes that the system "
        "did not report.",
        minimum=1,
        maximum=1440,
    )
    on_battery: str = choice(
        "continue",
        "What indexing does while the computer runs on its battery.",
        choices=("continue", "pause"),
    )
    recognise_text: bool = flag(
        True, "Recognise the text of scanned pages and pictures, after everything else is read."
    )
    recognition_languages: str = languages(
        "ita+eng",
        "Languages of scanned pages, by the names of Tesseract's language data, joined by +.",
    )
    recognition_page_time_s: int = whole(
        120,
        "Seconds that recognising the text of one page may take.",
        minimum=5,
        maximum=3600,
    )
    file_time_s: int = whole(
        60, "Seconds that reading one document may take.", minimum=5, maximum=3600
    )
    file_memory_mb: int = whole(
        1024, "Memory in MB that reading one document may take.", minimum=128, maximum=65_536
    )
    file_size_mb: int = whole(
        500, "Documents larger than this many MB are left out.", minimum=1, maximum=8192
    )
    document_pages: int = whole(
        20_000, "Documents with more pages than this are left out.", minimum=10, maximum=1_000_000
    )
    document_characters: int = whole(
        50,
        "Documents with more text than this many million characters are left out.",
        minimum=1,
        maximum=1000,
    )
    unpacked_mb: int = whole(
        512,
        "MB that an archive, a mailbox or any other packed file may unpack to in all.",
        minimum=1,
        maximum=65_536,
    )
    unpacked_ratio: int = whole(
        200,
        "How many times its own size a packed file may unpack to; more is taken for an attack.",
        minimum=2,
        maximum=10_000,
    )
    container_files: int = whole(
        50_000,
        "Files that one archive, mailbox or message may hold.",
        minimum=10,
        maximum=1_000_000,
    )
    container_depth: int = whole(
        5,
        "How deep archives, mailboxes and messages may lie within each other.",
        minimum=1,
        maximum=20,
    )


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How passages are found."""

    limit: int = whole(10, "Passages that a search shows.", minimum=1, maximum=100)
    mode: str = choice(
        "hybrid",
        "What a search goes by: the words, their meaning (vectors), or both.",
        choices=("hybrid", "words", "vectors"),
    )


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """How the window looks."""

    theme: str = choice(
        "system",
        "Colours of the window; system follows the desktop.",
        choices=("system", "light", "dark", "contrast"),
    )
    language: str = choice(
        "system",
        "Language of the window; system follows the desktop.",
        choices=("system", "en", "it"),
    )
    text_size: int = whole(100, "Size of all text, in percent.", minimum=80, maximum=200)


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which models are in use."""

    encoder: str = folder(
        "",
        "Folder of a sentence-transformers model; empty takes the one that came along. "
        "Another encoder means that all documents are encoded again.",
    )
    reranker: str = folder(
        "",
        "Folder of a sentence-transformers CrossEncoder that puts the best passages in order; "
        "empty for none. Each question takes longer, by 0.03 seconds to half a second a passage.",
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, each of its kind and within its limits."""

    answering: AnsweringSettings = field(default_factory=AnsweringSettings)
    indexing: IndexingSettings = field(default_factory=IndexingSettings)
    search: SearchSettings = field(default_factory=SearchSettings)
    window: WindowSettings = field(default_factory=WindowSettings)
    models: ModelSettings = field(default_factory=ModelSettings)
