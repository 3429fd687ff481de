"""Bring the translations up to date with the source: run it, translate what is unfinished, again.

    python resources/translations/update.py

1. writes the sentences that other processes may send to the window into `ui/host_sentences.py`,
2. takes new texts into docdesk_it.ts and docdesk_en.ts (plurals only), and leaves out old ones,
3. compiles both to .qm.

Qt's own lupdate is not used: it passes over calls in Python whose number is an expression.
"""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import PySide6
from collect import WINDOW, Text, sentences, texts

HERE = Path(__file__).resolve().parent
TABLE = WINDOW / "host_sentences.py"
LRELEASE = Path(PySide6.__file__).parent / "lrelease"
FORMS = 2  # English and Italian have two: one, and any other number

HEAD = '''"""What other processes may say to the window; written by translations/update.py."""

# ruff: noqa: E501
# fmt: off
SENTENCES: tuple[str, ...] = (
'''

Known = dict[tuple[str, str], list[str]]


def table() -> str:
    """The table of sentences as source code."""
    lines = []
    for each in sentences():
        escaped = each.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        lines.append(f'    "{escaped}",')
    return HEAD + "\n".join(lines) + "\n)\n"


def read_known(path: Path) -> Known:
    """What is translated already, by context and source."""
    known: Known = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            forms = [form.text or "" for form in message.iter("numerusform")]
            forms = forms or [message.findtext("translation") or ""]
            known[context.findtext("name") or "", message.findtext("source") or ""] = forms
    return known


def write(path: Path, language: str, wanted: list[Text], known: Known) -> int:
    """Write a .ts file; the number of texts that have no translation yet."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    missing = 0
    for name, group in groupby(sorted(wanted, key=attrgetter("context")), attrgetter("context")):
        context = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(context, "name").text = name
        for each in group:
            missing += not _add(context, each, known.get((name, each.source), []))
    ElementTree.indent(root, "    ")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(head + ElementTree.tostring(root, "unicode") + "\n", "utf-8")
    return missing


def _add(context: ElementTree.Element, text: Text, forms: list[str]) -> bool:
    """Add a message; True when it is translated in all its forms."""
    wanted = FORMS if text.has_plural else 1
    is_done = len(forms) == wanted and all(forms)
    message = ElementTree.SubElement(context, "message")
    ElementTree.SubElement(message, "source").text = text.source
    translation = ElementTree.SubElement(message, "translation")
    if not is_done:
        translation.set("type", "unfinished")
    if text.has_plural:
        message.set("numerus", "yes")
        for index in range(FORMS):
            form = ElementTree.SubElement(translation, "numerusform")
            form.text = forms[index] if is_done else ""
    else:
        translation.text = forms[0] if is_done else ""
    return is_done


def main() -> int:
    """Update the table, the .ts files and the .qm files; 1 when something is to be translated."""
    TABLE.write_text(table(), "utf-8")
    everything = texts()
    plurals = [each for each in everything if each.has_plural]
    missing = 0
    for language, wanted in (("it", everything), ("en", plurals)):
        path = HERE / f"docdesk_{language}.ts"
        missing += write(path, language, wanted, read_known(path))
        subprocess.run([LRELEASE, "-silent", path, "-qm", path.with_suffix(".qm")], check=True)
    sys.stdout.write(f"{missing} of {len(everything)} texts are to be translated.\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
