"""From a folder to an encoder that is ready to use."""

import copy
import logging
import os
from pathlib import Path

from docdesk.domain.models import EncoderCard
from docdesk.encoding.encoder import SentenceEncoder
from docdesk.encoding.folder import EncoderFolder, read_folder
from docdesk.encoding.identity import encoder_id
from docdesk.encoding.network import SentenceNetwork, load_network
from docdesk.encoding.precision import Measured, Precision, PrecisionCache, cache_key, measure
from docdesk.encoding.samples import sample_texts
from docdesk.encoding.tokens import TokenCounter

_BATCH_S = 0.12  # a pause sets in after the batches in hand: it must not be felt
_SAMPLES = 16
# oneDNN keeps 1,024 compiled kernels, one for each shape of a batch, and indexing meets them all:
# 0.4 GB. Compiling one anew now and then costs nothing that can be measured.
_KERNELS = ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "128")

_log = logging.getLogger(__name__)


def load_encoder(folder: Path, *, cache_file: Path, threads: int) -> SentenceEncoder:
    """The encoder of a sentence-transformers folder (absolute path), in the precision that pays.

    The precision is measured at the first load (1 to 3 seconds) and kept in `cache_file`.
    `threads` batches of passages are encoded side by side.

    Raises:
        ModelError: the folder is missing, damaged or no sentence-transformers folder.
    """
    os.environ.setdefault(*_KERNELS)  # read when the first kernel is compiled
    described = read_folder(folder)
    tokens = TokenCounter(described)
    network = load_network(described)
    cache, key = PrecisionCache(cache_file), cache_key(described.digest, threads=threads)
    measured = cache.get(key)
    if measured is None:
        measured = _measure(network, tokens)
        cache.put(key, measured)
    if measured.precision is Precision.BF16:
        network.turn_to_bf16()
    card = _card(described, measured, network, tokens)
    _log.info("encoder %s is ready in %s", card.name, card.precision)
    return SentenceEncoder(card, tokens, network, batch_s=_BATCH_S, threads=threads)


def _measure(exact: SentenceNetwork, tokens: TokenCounter) -> Measured:
    coarse = copy.deepcopy(exact)
    coarse.turn_to_bf16()
    ids = [tokens.fit(one) for one in tokens.passage_ids(sample_texts(_SAMPLES))]
    return measure(lambda: exact.vectors(ids), lambda: coarse.vectors(ids))


def _card(
    folder: EncoderFolder, measured: Measured, network: SentenceNetwork, tokens: TokenCounter
) -> EncoderCard:
    return EncoderCard(
        id=encoder_id(folder, measured.precision),
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
