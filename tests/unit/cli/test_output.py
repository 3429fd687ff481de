"""What commands print."""

from docdesk.cli.output import print_json


class Pieces:
    """A stream that keeps what is written to it piece by piece."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, text: str) -> int:
        self.written.append(text)
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""


def test_a_json_document_is_written_with_the_end_of_its_line_in_one_piece() -> None:
    stream = Pieces()

    print_json({"è": 1}, stream=stream)

    assert stream.written == ['{"è": 1}\n']
