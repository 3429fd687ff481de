"""How well the check of answer sentences tells wrong ones: `python -m bench.verification FILE...`.

Each FILE gives sentences with the passage that carries them: JSON lines with `context` and
`answers`, with `clauses`, or with `file` (a text beside the file's folder) and perhaps
`long_answer`; or a text file, by its paragraphs. Every sentence is altered in one thing at a time;
printed are the share of alterations that the check finds (recall), of sentences it finds at fault
those that were altered (precision), and false alarms on true sentences. Without files: our own set.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.answers import FoundPassage
from docdesk.domain.writing import Evidence, SourceText, TokenText
from docdesk.generation.citations import AnswerDraft
from fakes.alterations import ALTERATIONS, REWORDINGS, Change, Material
from fakes.true_sentences import TRUE_SENTENCES

_PASSAGE_SENTENCES = 8  # about as long as the passages that DocDesk cuts
_FEWEST_WORDS, _MOST_WORDS = 6, 60
_FLOORS = {"number": 0.9, "date": 0.9, "name": 0.9, "negation": 0.9, "swapped parties": 0.9}
_MOST_FALSE_ALARMS = 0.05


@dataclass(frozen=True, slots=True)
class Pair:
    """A true sentence and the passage that carries it; `is_edited`: it is not word for word."""

    sentence: str
    passage: str
    is_edited: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one sentence."""

    kind: str
    pair: Pair
    text: str
    is_supported: bool
    is_carried: bool
    unsupported: tuple[str, ...]


def check(sentence: str, passage: str) -> tuple[bool, bool, tuple[str, ...]]:
    """Whether DocDesk shows the sentence as supported; whether a quote carries it; the faults."""
    spans = tuple(split_sentences(passage))
    found = FoundPassage(1, "d", "", 1, "1", 0, len(passage), passage, "", 1.0)
    draft = AnswerDraft([Evidence(found, SourceText("1", "", passage, spans))], lambda p: None)
    for piece in (TokenText(sentence), TokenText("", "1")):
        list(draft.add(piece))
    written = draft.finish().sentences
    if not written:
        return False, False, ()
    return written[0].supported, bool(written[0].citations), written[0].unsupported


def run(pairs: Sequence[Pair], changes: dict[str, Change], *, seed: int = 1) -> list[Checked]:
    """Every change of every sentence, checked."""
    names = sorted({name for pair in pairs for name in _names(pair.passage)})
    rows: list[Checked] = []
    for number, pair in enumerate(pairs):
        for kind, change in changes.items():
            material = Material(pair.passage, names, Random(f"{seed} {number} {kind}"))
            text = change(pair.sentence, material)
            if text is not None:
                rows.append(Checked(kind, pair, text, *check(text, pair.passage)))
    return rows


def _names(text: str) -> Iterator[str]:
    words = text.split()
    for before, word in pairwise(words):
        plain = word.strip(".,;:()'\"’“”")
        if before[-1:].isalpha() and before.islower() and plain.istitle() and len(plain) > 3:
            yield plain


def pairs_in(path: Path) -> Iterator[Pair]:
    """The sentences of a file with their passages."""
    if path.suffix != ".jsonl":
        yield from _of_text(path.read_text("utf-8"))
        return
    seen: set[Path] = set()
    for line in filter(None, path.read_text("utf-8").split("\n")):
        row = json.loads(line)
        if not row.get("answerable", True):
            continue
        if "context" in row:
            yield from _of_text(row["context"])
            yield from _of_answer(row["answers"][0], row["context"])
        for clause in row.get("clauses", ()):
            yield from _of_text(clause)
        document = path.parent.parent / row.get("file", "")
        if document.suffix == ".txt" and document not in seen:
            seen.add(document)
            yield from _of_text(document.read_text("utf-8"))
        if document.suffix == ".txt" and "long_answer" in row:
            yield from _of_answer(row["long_answer"], document.read_text("utf-8"))


def _of_text(text: str) -> Iterator[Pair]:
    spans = split_sentences(text)
    for start in range(0, len(spans), _PASSAGE_SENTENCES):
        chunk = spans[start : start + _PASSAGE_SENTENCES]
        passage = text[chunk[0].start : chunk[-1].end]
        for span in chunk:
            sentence = " ".join(text[span.start : span.end].split())
            if _is_fit(sentence):
                yield Pair(sentence, passage)


def _of_answer(answer: str, passage: str) -> Iterator[Pair]:
    for span in split_sentences(answer):
        sentence = " ".join(answer[span.start : span.end].split())
        if _is_fit(sentence):
            yield Pair(sentence, passage, is_edited=True)


def _is_fit(sentence: str) -> bool:
    return _FEWEST_WORDS <= len(sentence.split()) <= _MOST_WORDS


def main() -> int:
    """1 when a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--most", type=int, default=400, help="sentences of a file")
    parser.add_argument("--show", default="", help="print what is wrongly judged of this kind")
    options = parser.parse_args()
    sets = {path.parent.name + "/" + path.name: _sample(list(pairs_in(path)), options.most)
            for path in options.files}  # fmt: skip
    if not sets:
        sets = {"our own": [Pair(*each) for each in TRUE_SENTENCES]}
    altered: list[Checked] = []
    kept: list[Checked] = []
    for name, pairs in sets.items():
        wrong, true = run(pairs, ALTERATIONS), run(pairs, REWORDINGS)
        _print_set(name, pairs, wrong, true)
        altered += wrong
        kept += true
        for row in (*wrong, *true):
            is_right = row.is_supported == (row.kind in REWORDINGS)
            if options.show == row.kind and not is_right:
                print(f"   {row.unsupported or row.is_carried}\n      {row.text}")
                if row.text != row.pair.sentence:
                    print(f"      was: {row.pair.sentence}")
    return _print_all(altered, kept)


def _sample(pairs: Sequence[Pair], most: int) -> list[Pair]:
    edited = [pair for pair in pairs if pair.is_edited]
    verbatim = [pair for pair in pairs if not pair.is_edited]
    step = max(1, -(-len(verbatim) // most))
    return edited[:most] + verbatim[::step]


def _print_set(
    name: str, pairs: Sequence[Pair], wrong: Sequence[Checked], true: Sequence[Checked]
) -> None:
    edited = [row for row in true if row.pair.is_edited and row.kind == "as it is"]
    print(f"\n{name}: {len(pairs)} sentences, {len(edited)} of them not word for word")
    counts = Counter(row.kind for row in wrong)
    hits = Counter(row.kind for row in wrong if not row.is_supported)
    print("  recall: " + ", ".join(f"{k} {hits[k]}/{n}" for k, n in counts.items()))
    alarms: defaultdict[str, list[bool]] = defaultdict(list)
    for row in true:
        kind = "not word for word" if row.pair.is_edited else row.kind
        if row.is_carried or not row.pair.is_edited:
            alarms[kind].append(not row.is_supported)
    print("  false alarms: " + ", ".join(f"{k} {sum(v)}/{len(v)}" for k, v in alarms.items()))
    if edited:
        print(f"  not word for word and carried by no quote: "
              f"{sum(not row.is_carried for row in edited)}/{len(edited)}")  # fmt: skip


def _print_all(altered: Sequence[Checked], kept: Sequence[Checked]) -> int:
    true = [row for row in kept if row.is_carried or not row.pair.is_edited]
    alarms = sum(not row.is_supported for row in true) / max(1, len(true))
    found = sum(not row.is_supported for row in altered)
    precision = found / max(1, found + sum(not row.is_supported for row in true))
    print(f"\n{'alteration':24}{'sentences':>10}{'found':>8}")
    missed = alarms > _MOST_FALSE_ALARMS
    for kind in ALTERATIONS:
        rows = [row for row in altered if row.kind == kind]
        recall = sum(not row.is_supported for row in rows) / max(1, len(rows))
        missed |= bool(rows) and recall < _FLOORS.get(kind, 0.0)
        print(f"{kind:24}{len(rows):>10}{recall:>8.3f}")
    print(f"precision {precision:.3f}; false alarms {alarms:.3f} of {len(true)} true sentences")
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
