"""The id of an encoder's vectors, told without loading the encoder."""

from pathlib import Path

from docdesk.encoding.folder import EncoderFolder
from docdesk.encoding.precision import Precision, PrecisionCache, cache_key


def encoder_id(folder: EncoderFolder, precision: Precision) -> str:
    """Changes whenever the vectors would: weights, configuration, prefixes or precision."""
    return f"{folder.digest[:16]}-{precision.value}"


def remembered_id(folder: EncoderFolder, *, cache_file: Path, threads: int) -> str | None:
    """The id that loading this folder will give; None before its precision was first measured."""
    known = PrecisionCache(cache_file).get(cache_key(folder.digest, threads=threads))
    return None if known is None else encoder_id(folder, known.precision)
