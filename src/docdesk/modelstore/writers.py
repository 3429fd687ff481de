"""Says whether a GGUF file is a whole model that can write answers."""

from docdesk.domain.errors import ModelError
from docdesk.modelstore.gguf import GgufHeader

# Architectures of llama.cpp that read text or pictures and write none.
_READERS = frozenset(
    "bert modern-bert nomic-bert nomic-bert-moe jina-bert-v2 jina-bert-v3 neo-bert eurobert "
    "gemma-embedding t5encoder clip mmproj".split()
)


def require_writer(name: str, header: GgufHeader) -> None:
    """ModelError unless the file is a whole model that can write answers."""
    if header.parts > 1:
        raise ModelError(
            f"{name} is one of {header.parts} parts of a model.",
            "Join the parts into one file with llama.cpp's gguf-split, or get a single file.",
        )
    if header.purpose != "model" or header.architecture in _READERS:
        kind = header.architecture if header.purpose == "model" else header.purpose
        raise ModelError(
            f"{name} cannot write answers: it is of the kind “{kind}”.",
            "Choose an instruct or chat model.",
        )
    if not (header.architecture and header.layers and header.parameters and header.tokenizer):
        raise ModelError(
            f"{name} does not hold a whole language model.",
            "Choose an instruct or chat model in a single GGUF file.",
        )
