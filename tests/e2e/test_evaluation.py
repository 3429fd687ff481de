"""docdesk eval on the sample documents, by the real program."""

import json
from pathlib import Path

LEASE = "Lease - Unit 6 Harbour Court.pdf"
QUESTIONS = [
    {
        "id": "notice",
        "question": "How many days' notice terminates the lease?",
        "answers": ["ninety days' written notice"],
        "evidence": [{"file": LEASE, "page": 4}],
    },
    {
        "id": "penguins",
        "question": "Which penguins live at the south pole station of Concordia?",
        "answerable": False,
    },
]


def _file(folder: Path) -> str:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in QUESTIONS), encoding="utf-8")
    return str(path)


def test_finding_is_measured_beside_a_plain_script(samples, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"

    found = samples.json(
        "eval", "Samples", _file(tmp_path), "--passages-only", "--baseline", "--out", str(rows)
    )

    docdesk, script = found["systems"]
    assert docdesk["measures"]["recall@5"] == docdesk["measures"]["page hit@5"]
    assert docdesk["measures"]["recall@5"]["value"] == 1.0
    assert docdesk["measures"]["rightly refused"]["value"] == 1.0
    assert script["measures"]["rightly refused"]["value"] == 0.0
    written = [json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row["refused"]) for row in written] == [
        ("notice", False), ("penguins", True), ("notice", False), ("penguins", False),
    ]  # fmt: skip


def test_answers_are_measured_and_can_be_required(samples, tmp_path: Path) -> None:
    done = samples.run("--json", "eval", "Samples", _file(tmp_path), "--require", "token F1=1.1")

    assert done.returncode == 1
    assert "token F1 is" in done.stderr
    (measured,) = json.loads(done.stdout)["systems"]
    assert measured["measures"]["quotes verified"]["value"] > 0
    assert measured["measures"]["token F1"]["count"] == 1


def test_a_question_about_a_document_that_is_not_there_is_said(samples, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(json.dumps({"question": "Q?", "file": "nowhere.pdf"}), encoding="utf-8")

    done = samples.run("eval", "Samples", str(path))

    assert done.returncode == 1
    assert "nowhere.pdf" in done.stderr
