"""From a folder to an encoder that is ready to use."""

import logging
from pathlib import Path

from docdesk.domain.models import EncoderCard
from docdesk.encoding.encoder import SentenceEncoder
from docdesk.encoding.folder import EncoderFolder, read_folder
from docdesk.encoding.network import SentenceNetwork, load_network
from docdesk.encoding.precision import Measured, Precision, PrecisionCache, cache_key, measure
from docdesk.encoding.samples import sample_texts
from docdesk.encoding.tokens import TokenCounter

_BATCH_S = 0.12  # a question, or a pause, waits for one batch: it must not be felt
_SAMPLES = 16

_log = logging.getLogger(__name__)


def load_encoder(folder: Path, *, cache_file: Path, threads: int) -> SentenceEncoder:
    """The encoder of a sentence-transformers folder (absolute path), in the precision that pays.

    The precision is measured at the first load (1 to 3 seconds) and kept in `cache_file`.
    `threads` holds for torch in this whole process.

    Raises:
        ModelError: the folder is missing, damaged or no sentence-transformers folder.
    """
    described = read_folder(folder)
    tokens = TokenCounter(described)
    exact = load_network(described, threads=threads)
    coarse = exact.in_bf16()
    measured = _recall_or_measure(
        described, tokens, exact, coarse, cache_file=cache_file, threads=threads
    )
    network = coarse if measured.precision is Precision.BF16 else exact
    card = _card(described, measured, network, tokens)
    _log.info("encoder %s is ready in %s", card.name, card.precision)
    return SentenceEncoder(card, tokens, network, batch_s=_BATCH_S)


def _recall_or_measure(
    folder: EncoderFolder,
    tokens: TokenCounter,
    exact: SentenceNetwork,
    coarse: SentenceNetwork,
    *,
    cache_file: Path,
    threads: int,
) -> Measured:
    cache = PrecisionCache(cache_file)
    key = cache_key(folder.digest, threads=threads)
    known = cache.get(key)
    if known is not None:
        return known
    ids = [tokens.fit(one) for one in tokens.passage_ids(sample_texts(_SAMPLES))]
    measured = measure(lambda: exact.vectors(ids), lambda: coarse.vectors(ids))
    cache.put(key, measured)
    return measured


def _card(
    folder: EncoderFolder, measured: Measured, network: SentenceNetwork, tokens: TokenCounter
) -> EncoderCard:
    return EncoderCard(
        id=f"{folder.digest[:16]}-{measured.precision.value}",
        name=folder.name,
        path=str(folder.path),
        dimensions=network.vectors([tokens.query_ids("a")]).shape[1],
        window=folder.window,
        languages=folder.languages,
        query_prefix=folder.query_prefix,
        passage_prefix=folder.passage_prefix,
        precision=measured.precision.value,
        lowest_cosine=measured.lowest_cosine,
    )
