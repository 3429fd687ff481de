"""The engine against a bare llama-cpp-python loop, in turns: decode, citations, schemas, memory.

    python -m bench.generation [--model FILE] [--rounds N] [--tokens N] [--threads N]

Floors: decode 0.95 of a bare loop; with citations 0.9 of without, with a JSON schema 0.8; the first
token of a follow-up 5 times as fast as that of the first question (what was written and the last
chunk are read again, so that the same prompt gives the same tokens). All read the same text.
"""

import argparse
import json
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import llama_cpp
import psutil

from docdesk.domain.answers import Turn
from docdesk.domain.models import ModelCard
from docdesk.domain.writing import SourceText, Task
from docdesk.generation.engine import LlamaEngine
from docdesk.generation.engine_start import EngineOptions

DECODE_FLOOR, CITED_FLOOR, SCHEMA_FLOOR, FOLLOW_UP_FLOOR = 0.95, 0.9, 0.8, 5.0
SCHEMA = json.dumps(
    {"type": "array", "items": {"type": "string", "minLength": 150}, "minItems": 9, "maxItems": 9}
)
COMMAND = (sys.executable, "-c", "from docdesk.generation.engine_child import main; main()")
MODEL = (
    Path(__file__).resolve().parents[2] / "models" / "weights" / "SmolLM2-135M-Instruct.Q4_1.gguf"
)
QUESTION = "List everything that the agreement says about notices, deliveries and penalties."
CLAUSES = (
    "Either party may terminate this Agreement upon {} days' prior written notice to the other.",
    "The Supplier shall deliver the Products to the warehouse in Milan within {} days of an order.",
    "Late deliveries incur a penalty of {} percent of the order's value for each week of delay.",
    "The Buyer shall pay each invoice within {} days after the Products have been accepted.",
    "Neither party is liable for more than {} thousand euro, except in cases of gross negligence.",
)


@dataclass(frozen=True, slots=True)
class Speeds:
    """Tokens a second and seconds, one of each round."""

    bare: list[float]
    free: list[float]
    cited: list[float]
    constrained: list[float]
    first_s: list[float]
    follow_up_s: list[float]
    prompt_tokens: int
    child_mb: float
    own_mb: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when a floor is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.generation", description=__doc__)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--tokens", type=int, default=96)
    parser.add_argument("--threads", type=int, default=psutil.cpu_count(logical=False) or 1)
    options = parser.parse_args(arguments)
    return report(measure(options.model, options.rounds, options.tokens, options.threads))


def measure(model: Path, rounds: int, tokens: int, threads: int) -> Speeds:
    """All ways in turns, so that noise hits them alike; each round begins with another one."""
    path = str(model.resolve())
    settings = EngineOptions(context=4096, threads=threads, answer_tokens=tokens)
    bare = llama_cpp.Llama(
        path, n_ctx=4096, n_batch=256, n_threads=threads, n_threads_batch=threads, verbose=False
    )
    engine = LlamaEngine(settings, command=COMMAND)
    engine.load(ModelCard(model.stem, model.stem, path, model.stat().st_size, ""))
    speeds = Speeds([], [], [], [], [], [], 0, 0.0, 0.0)
    with closing(engine):
        ways: list[Callable[[int], None]] = [
            lambda n: speeds.bare.append(bare_speed(bare, sources_of(n), tokens)),
            lambda n: speeds.free.append(engine_speed(engine, sources_of(n), cites=False)),
            lambda n: speeds.cited.append(engine_speed(engine, sources_of(n), cites=True)),
            lambda n: speeds.constrained.append(schema_speed(engine, sources_of(n), tokens)),
        ]
        for number in range(rounds):
            for way in ways[number % 4 :] + ways[: number % 4]:
                way(number)
            first, follow_up = question_and_follow_up(engine, sources_of(1000 + number))
            speeds.first_s.append(first)
            speeds.follow_up_s.append(follow_up)
        assert engine.last is not None
        return replace(
            speeds,
            prompt_tokens=engine.last.prompt_tokens,
            child_mb=peak_mb(engine.pid or 0),
            own_mb=psutil.Process().memory_info().rss / 2**20,
        )


def sources_of(number: int) -> tuple[SourceText, ...]:
    """Six passages of about 200 tokens that are new to the engine for each number."""
    return tuple(source(number, index) for index in range(6))


def source(number: int, index: int) -> SourceText:
    text = " ".join(
        clause.format(10 + number + 7 * index + place) for place, clause in enumerate(CLAUSES * 2)
    )
    return SourceText(str(index + 1), f"Agreement {number}-{index}, p. {index + 1}", text, ())


def bare_speed(bare: llama_cpp.Llama, sources: Sequence[SourceText], tokens: int) -> float:
    """Tokens a second of the plainest loop over llama-cpp-python, after the prompt is read."""
    text = "\n\n".join(f"{source.header}\n{source.text}" for source in sources)
    prompt = bare.tokenize(
        f"<|im_start|>system\n{text}<|im_end|>\n<|im_start|>user\n{QUESTION}<|im_end|>\n"
        "<|im_start|>assistant\n".encode(),
        special=True,
    )
    written = b""
    pieces: Iterator[int] = bare.generate(prompt, temp=0.0)
    next(pieces)
    started = perf_counter()
    for _ in range(tokens):
        written += bare.detokenize([next(pieces)])
    return tokens / (perf_counter() - started)


def engine_speed(engine: LlamaEngine, sources: Sequence[SourceText], *, cites: bool) -> float:
    """Tokens a second of the engine, as its caller sees it: from the first text to the last."""
    first = last = None
    for piece in engine.write(QUESTION, sources, (), cites=cites):
        last = perf_counter()
        if piece.text and first is None:
            first = last
    assert engine.last is not None
    assert first is not None
    assert last is not None
    return (engine.last.written_tokens - 1) / (last - first)


def schema_speed(engine: LlamaEngine, sources: Sequence[SourceText], tokens: int) -> float:
    """Tokens a second of a completion that keeps to a JSON schema."""
    material = "\n\n".join(f"{source.header}\n{source.text}" for source in sources)
    task = Task("Write a JSON list of sentences.", material, QUESTION)
    list(engine.complete(task, most_tokens=tokens, schema=SCHEMA))
    assert engine.last is not None
    return engine.last.written_tokens / engine.last.write_s


def question_and_follow_up(
    engine: LlamaEngine, sources: Sequence[SourceText]
) -> tuple[float, float]:
    """Seconds to the first token of a question, and of the next one on the same passages."""
    started = perf_counter()
    answer, first = "", None
    for piece in engine.answer(QUESTION, sources, ()):
        if piece.text and first is None:
            first = perf_counter() - started
        answer += piece.text
    started = perf_counter()
    follow_up = engine.answer("And how long is it?", sources, (Turn(QUESTION, answer),))
    next(piece for piece in follow_up if piece.text)
    second = perf_counter() - started
    list(follow_up)
    assert first is not None
    return first, second


def peak_mb(pid: int) -> float:
    """The largest resident memory that a process has had, where the system tells; else now's."""
    memory = psutil.Process(pid).memory_info()
    return float(getattr(memory, "peak_wset", memory.rss)) / 2**20


def report(speeds: Speeds) -> int:
    """Print the medians and the floors; 1 when one is missed."""
    bare, free, cited = (statistics.median(s) for s in (speeds.bare, speeds.free, speeds.cited))
    first, follow_up = statistics.median(speeds.first_s), statistics.median(speeds.follow_up_s)
    rows = (
        ("decode against a bare loop", ratio(speeds.free, speeds.bare), DECODE_FLOOR),
        ("decode with citations against without", ratio(speeds.cited, speeds.free), CITED_FLOOR),
        (
            "decode with a schema against without",
            ratio(speeds.constrained, speeds.free),
            SCHEMA_FLOOR,
        ),
        ("first token, first question / follow-up", first / follow_up, FOLLOW_UP_FLOOR),
    )
    print(f"prompt {speeds.prompt_tokens} tokens; rounds {len(speeds.bare)}")
    constrained = statistics.median(speeds.constrained)
    print(
        f"tokens a second: bare {bare:.1f}, engine {free:.1f}, with citations {cited:.1f}, "
        f"with a schema {constrained:.1f}"
    )
    print(f"first token: {first:.2f} s, follow-up {follow_up:.3f} s")
    print(f"memory: engine child {speeds.child_mb:.0f} MB, this process {speeds.own_mb:.0f} MB")
    for name, value, floor in rows:
        verdict = "ok" if value >= floor else "MISSED"
        print(f"{name:42} {value:6.2f}  floor {floor:5.2f}  {verdict}")
    return int(any(value < floor for _, value, floor in rows))


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median over the rounds of ours to theirs, each pair measured side by side."""
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))


if __name__ == "__main__":
    sys.exit(main())
