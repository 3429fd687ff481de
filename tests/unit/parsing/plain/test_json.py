"""JSON, JSON lines and notebooks: values under their names."""

import json
from collections.abc import Callable

from docdesk.domain.documents import DocumentKind, ParsedDocument

Read = Callable[[str, bytes], ParsedDocument]


def read_value(read: Read, value: object) -> ParsedDocument:
    return read("a.json", json.dumps(value).encode())


def test_values_stand_under_their_path(read: Read) -> None:
    content = (
        b'{"name": "Rossi", "address": {"city": "Roma", "zip": "00100"}, '
        b'"paid": true, "note": null, "tags": ["a", "b"], "price": 12.50}'
    )

    text = read("a.json", content).pages[0].text

    assert text == (
        "name: Rossi\naddress.city: Roma\naddress.zip: 00100\npaid: true\ntags: a, b\nprice: 12.50"
    )


def test_each_record_is_a_paragraph(read: Read) -> None:
    records = [{"name": "Rossi", "age": 1}, {"name": "Bianchi", "at": {"city": "Roma"}}]

    assert (
        read_value(read, records).pages[0].text
        == "name: Rossi\nage: 1\n\nname: Bianchi\nat.city: Roma"
    )
    assert read_value(read, {"people": records, "end": "x"}).pages[0].text == (
        "people 1:\nname: Rossi\nage: 1\n\npeople 2:\nname: Bianchi\nat.city: Roma\n\nend: x"
    )


def test_lines_of_json_are_records(read: Read) -> None:
    document = read("a.jsonl", b'{"a": 1}\n\n{"a": 2}\n')

    assert document.pages[0].text == "a: 1\n\na: 2"
    assert document.notes == ()


def test_broken_line_among_records_is_a_note(read: Read) -> None:
    document = read("a.ndjson", b'{"a": 1}\n{"a": \n{"a": 3}\n')

    assert document.pages[0].text == "a: 1\n\na: 3"
    assert "1 of its lines" in document.notes[0]


def test_what_is_no_json_is_read_as_text(read: Read) -> None:
    document = read("a.json", b'{"a": 1, // a comment\n "b": 2,\n')

    assert document.kind is DocumentKind.JSON
    assert "a comment" in document.pages[0].text
    assert "plain text" in document.notes[0]


def test_text_in_values_keeps_its_lines(read: Read) -> None:
    assert read_value(read, {"text": "one\ntwo"}).pages[0].text == "text: one\ntwo"


def test_files_written_as_letters_are_left_out_and_said(read: Read) -> None:
    document = read_value(read, {"name": "a.pdf", "data": "JVBERi0x" * 100})

    assert document.pages[0].text == "name: a.pdf"
    assert "base64" in document.notes[0]


def test_nesting_has_an_end(read: Read) -> None:
    deep: object = "deep"
    for _ in range(60):
        deep = {"a": deep}
    some = read_value(read, {"top": "words", "rest": deep})
    endless = read("a.json", b'{"a": "words", "b": ' + b"[" * 100_000)

    assert some.pages[0].text == "top: words"
    assert "50 levels" in some.notes[0]
    assert "words" in endless.pages[0].text


def test_numbers_of_any_length_are_text(read: Read) -> None:
    assert read("a.json", b'{"n": ' + b"7" * 6000 + b"}").pages[0].text == "n: " + "7" * 6000


def test_notebook_is_read_in_its_cells(read: Read) -> None:
    notebook = {
        "nbformat": 4,
        "cells": [
            {"cell_type": "markdown", "source": ["# Doses\n", "by weight\n", "\n", "and age"]},
            {
                "cell_type": "code",
                "source": "print(5)\nx",
                "outputs": [
                    {"output_type": "stream", "text": ["5\n"]},
                    {"data": {"text/plain": "7", "image/png": "iVBOR"}},
                    {"ename": "NameError", "evalue": "no x", "traceback": []},
                ],
            },
            "damaged",
        ],
    }

    document = read("a.ipynb", json.dumps(notebook).encode())

    assert document.title == "Doses"
    assert document.pages[0].text == (
        "Doses\n\nby weight\n\nand age\n\nprint(5)\nx\n\n5\n\n7\n\nNameError: no x"
    )
    (heading,) = document.headings
    assert document.pages[0].text[heading.start : heading.end] == "Doses"
