"""What is refused rightly and wrongly, and the token F1 of the answers, on given questions.

    python -m bench.refusal ROOT FILE.jsonl [--model FILE] [--within] [--most N] [--threads N]

A line is `{"question", "answers", "answerable"}` with `"context"` and `"title"` (written to a text
file of its own), or with `"file"` or `"evidence": [{"file"}]`, relative to ROOT. All files are
indexed together; `--within` asks the one file of a question. The curve below the pair says what
other thresholds of the probability would do: how the one in use was chosen.
"""

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Any

from docdesk.domain.answers import Answer, Asked
from docdesk.domain.events import AnswerDone
from docdesk.host.assembly import assemble
from docdesk.host.desk import Desk
from docdesk.pipelines.measures import token_f1

_WORKSPACE = "bench"
_CURVE = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the file that answers it or does not, and what would be right."""

    text: str
    file: Path
    answers: tuple[str, ...]
    is_answerable: bool


@dataclass(frozen=True, slots=True)
class Given:
    """A question with what DocDesk answered."""

    question: Question
    answer: Answer

    @property
    def probability(self) -> float:
        """That the evidence answers, by the assessment."""
        return self.answer.assessment.probability if self.answer.assessment else 0.0


def read_questions(root: Path, path: Path, scratch: Path) -> Iterator[Question]:
    """The questions of a file; contexts become text files below `scratch`."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            file = _file_of(row, root, scratch / f"{path.stem}-{number}.txt")
            answers = tuple(row.get("answers", ()))
            yield Question(row["question"], file, answers, row.get("answerable", True))


def _file_of(row: dict[str, Any], root: Path, own: Path) -> Path:
    if "context" in row:
        own.write_text(f"{row.get('title', '')}\n\n{row['context']}\n", encoding="utf-8")
        return own
    return root / (row["file"] if "file" in row else row["evidence"][0]["file"])


def ask_all(desk: Desk, questions: Sequence[Question], *, within: bool) -> list[Given]:
    """Each question with its answer."""
    given = []
    for question in questions:
        asked = Asked(question.text, document=str(question.file) if within else "")
        for event in desk.ask(_WORKSPACE, asked, stop=lambda: False):
            if isinstance(event, AnswerDone):
                given.append(Given(question, event.answer))
    return given


def report(given: Sequence[Given]) -> None:
    """Print the pair, the F1 and the curve."""
    yes = [one for one in given if one.question.is_answerable]
    no = [one for one in given if not one.question.is_answerable]
    wrong = _share([not one.answer.answered for one in yes])
    right = _share([not one.answer.answered for one in no])
    print(f"refused: {wrong} of {len(yes)} answerable, {right} of {len(no)} unanswerable")
    scored = [
        token_f1(one.answer.text if one.answer.answered else "", one.question.answers)
        for one in yes
        if one.question.answers
    ]
    if scored:
        print(f"token F1 of the answerable: {fmean(scored):.3f}")
    print(f"seconds a question: {median(one.answer.timings.total_s for one in given):.2f}")
    for threshold in _CURVE:
        pair = (_share([one.probability < threshold for one in part]) for part in (yes, no))
        print(f"  below {threshold:.1f}: {' '.join(pair)}")


def _share(holds: Sequence[bool]) -> str:
    return f"{sum(holds) / len(holds):.3f}" if holds else "-"


def main() -> None:
    """Index what the questions name, ask them all, print the shares."""
    parser = argparse.ArgumentParser(prog="python -m bench.refusal", description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, help="a GGUF file; without it the default model")
    parser.add_argument("--quotes-only", action="store_true", help="without any model")
    parser.add_argument("--within", action="store_true")
    parser.add_argument("--most", type=int, default=10**6)
    parser.add_argument("--threads", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder) / "contexts"
        scratch.mkdir()
        questions = [
            question
            for path in options.questions
            for question in read_questions(options.root.resolve(), path, scratch)
        ]
        if len(questions) > options.most:
            questions = random.Random(1).sample(questions, options.most)
        settings = f"[answering]\nthreads = {options.threads}\n"
        settings += "quotes_only = true\n" if options.quotes_only else ""
        home = Path(folder) / "home"
        home.mkdir()
        (home / "settings.toml").write_text(settings, encoding="utf-8")
        with closing(assemble(str(home), role="command")) as desk:
            if options.model:
                card = desk.import_model(str(options.model.resolve()), lambda done, total: None)
                desk.use_model(card.id)
            desk.create_workspace(_WORKSPACE)
            desk.add_paths(_WORKSPACE, sorted({str(question.file) for question in questions}))
            for _ in desk.index(_WORKSPACE, cancelled=lambda: False):
                pass
            report(ask_all(desk, questions, within=options.within))


if __name__ == "__main__":
    main()
