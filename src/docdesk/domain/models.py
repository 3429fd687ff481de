"""Models as the person knows them: what is installed, what it needs and what it says of itself."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ModelCard:
    """A GGUF model on disk; `parameters` and `context` are 0 when the file does not say."""

    id: str  # stable, unique among the installed models
    name: str
    path: str
    size_bytes: int
    sha256: str
    architecture: str = ""
    parameters: int = 0
    quantisation: str = ""
    context: int = 0  # tokens it was trained for
    licence: str = ""
    languages: tuple[str, ...] = ()
    is_bundled: bool = False  # came with DocDesk: cannot be removed
    is_active: bool = False


@dataclass(frozen=True, slots=True)
class EncoderCard:
    """A sentence-transformers folder. `id` changes whenever its vectors would."""

    id: str
    name: str
    path: str
    dimensions: int
    window: int  # tokens it can see, special tokens included
    languages: tuple[str, ...]  # ISO 639-1; empty: many
    query_prefix: str = ""
    passage_prefix: str = ""
    precision: str = "fp32"
    lowest_cosine: float = 1.0  # of this precision to fp32, measured on this machine


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """The engine with its model loaded: where it runs and how."""

    model: str
    sha256: str
    context: int  # tokens of context in use
    device: str  # "CPU", "CUDA", ...
    gpu_layers: int = 0
    threads: int = 0
    notes: tuple[str, ...] = field(default=())  # fallbacks taken, as sentences
