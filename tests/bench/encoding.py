"""Texts a second of our encoder against `SentenceTransformer.encode` in fp32, in turns.

    python -m bench.encoding [--encoder FOLDER] [--texts FOLDER] [--count N]

Floor: twice the texts a second, at a lowest cosine of 0.99.
"""

import argparse
import random
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
import psutil
import torch
from sentence_transformers import SentenceTransformer

from docdesk.encoding.encoder import SentenceEncoder
from docdesk.encoding.loading import load_encoder
from docdesk.encoding.samples import sample_texts
from docdesk.settings.paths import weights_dir

FLOOR = 2.0
LOWEST_COSINE = 0.99
TEXT_CHARS = 1000
GROUP = 128
QUERIES = 30


@dataclass(frozen=True, slots=True)
class Result:
    """What came out; speeds in texts a second, times in milliseconds."""

    texts: int
    baseline: float
    ours: float
    lowest_cosine: float
    precision: str
    query_ms: float
    batch_ms: float
    rss_mb: float

    @property
    def ratio(self) -> float:
        return self.ours / self.baseline

    @property
    def passed(self) -> bool:
        return self.ratio >= FLOOR and self.lowest_cosine >= LOWEST_COSINE


def measure(folder: Path, texts: Sequence[str], *, threads: int) -> Result:
    """Both ways over the same texts, group by group in turns, so that noise meets both."""
    with TemporaryDirectory() as scratch:
        ours = load_encoder(folder, cache_file=Path(scratch) / "cache.json", threads=threads)
    rss_mb = psutil.Process().memory_info().rss / 1e6
    theirs = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    ours.encode_passages(texts[:GROUP])
    theirs.encode(list(texts[:32]), show_progress_bar=False)

    times, cosines = [], []
    for start in range(0, len(texts), GROUP):
        group = texts[start : start + GROUP]
        torch.set_num_threads(threads)
        baseline_s, expected = timed(lambda group=group: baseline(theirs, group))
        torch.set_num_threads(1)  # as load_encoder leaves it
        ours_s, got = timed(lambda group=group: ours.encode_passages(group))
        times.append((baseline_s, ours_s))
        cosines.append(float(np.min(np.sum(expected * got, axis=1))))
    return Result(
        texts=len(texts),
        baseline=len(texts) / sum(baseline_s for baseline_s, _ in times),
        ours=len(texts) / sum(ours_s for _, ours_s in times),
        lowest_cosine=min(cosines),
        precision=ours.card.precision,
        query_ms=median_query_ms(ours, texts),
        batch_ms=longest_batch_ms(ours, texts[:GROUP]),
        rss_mb=rss_mb,
    )


def baseline(model: SentenceTransformer, texts: Sequence[str]) -> np.ndarray:
    return model.encode(
        list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False
    )


def timed(run: Callable[[], np.ndarray]) -> tuple[float, np.ndarray]:
    start = perf_counter()
    vectors = run()
    return perf_counter() - start, vectors


def median_query_ms(encoder: SentenceEncoder, texts: Sequence[str]) -> float:
    """Median time of a question of ten words."""
    questions = [" ".join(text.split()[:10]) for text in texts[:QUERIES]]
    return 1e3 * statistics.median(
        timed(lambda question=question: encoder.encode_query(question))[0] for question in questions
    )


def longest_batch_ms(encoder: SentenceEncoder, texts: Sequence[str]) -> float:
    """The longest time from one possible pause to the next."""
    moments: list[float] = []
    encoder.encode_passages(texts, between=lambda: moments.append(perf_counter()))
    moments.append(perf_counter())
    return 1e3 * max(after - before for before, after in pairwise(moments))


def read_texts(folder: Path, count: int) -> list[str]:
    """The beginnings of the text files below a folder."""
    files = sorted(folder.rglob("*.txt"))[:count]
    return [file.read_text(encoding="utf-8", errors="replace")[:TEXT_CHARS] for file in files]


def make_texts(count: int) -> list[str]:
    """Texts of one to eight of our sample sentences, English and Italian, about 110 tokens."""
    sentences = sorted({part for text in sample_texts(20) for part in text.split(". ")})
    choose = random.Random(7)
    return [
        ". ".join(choose.sample(sentences, choose.randint(1, 8)))[:TEXT_CHARS] for _ in range(count)
    ]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench.encoding", description=__doc__)
    parser.add_argument("--encoder", type=Path, default=weights_dir() / "all-MiniLM-L6-v2")
    parser.add_argument("--texts", type=Path, help="a folder of .txt files; else texts of our own")
    parser.add_argument("--count", type=int, default=512)
    options = parser.parse_args(arguments)
    texts = read_texts(options.texts, options.count) if options.texts else make_texts(options.count)
    threads = psutil.cpu_count(logical=False) or 1
    result = measure(options.encoder.absolute(), texts, threads=threads)
    print(f"encoding {options.encoder.name}: {result.texts} texts, {threads} threads")
    print(f"  SentenceTransformer.encode, fp32   {result.baseline:8.1f} texts/s")
    print(f"  DocDesk, {result.precision}                      {result.ours:8.1f} texts/s")
    print(f"  ratio {result.ratio:.2f} (floor {FLOOR}), lowest cosine {result.lowest_cosine:.5f}")
    print(f"  query {result.query_ms:.1f} ms, longest batch {result.batch_ms:.0f} ms")
    print(f"  memory with our encoder alone {result.rss_mb:.0f} MB")
    return 0 if result.passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
