"""What the host says, in the person's language: its record is kept in English."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication

from docdesk.ipc.messages import Setting
from docdesk.ui.host_sentences import SENTENCES

translate = QCoreApplication.translate

_HOLE = re.compile(r"\{\d*\}")
_BETWEEN = re.compile(r"(?<=[.!?]) (?=\S)")  # sentences
_FIXED = 6  # letters that a template must fix: "{0} on {1}" would be found in anything


def phrase(text: str) -> str:
    """A sentence of the host translated; one that nobody knows stays as it is.

    A sentence with something in it ("Lease.pdf is gone.") is found by its template ("{0} is gone.")
    and keeps what is in it. What happened and what to do may stand together: each is translated.
    """
    if translate("Host", SENTENCES[0]) == SENTENCES[0]:
        return text  # the window speaks English
    return _translated(text) or _in_turn(text)


def _translated(text: str) -> str:
    """What is known as one sentence, translated; "" for what is not."""
    whole = translate("Host", text)
    if whole != text:
        return whole
    template, parts = _template_of(text)
    return translate("Host", template).format(*map(phrase, parts)) if template else ""


def _in_turn(text: str) -> str:
    """Several sentences, each translated if it is known; the longest that are known go first."""
    ends = [found.start() for found in _BETWEEN.finditer(text)]
    for end in reversed(ends):
        known = _translated(text[:end])
        if known:
            return f"{known} {phrase(text[end + 1 :])}"
    return f"{text[: ends[0]]} {phrase(text[ends[0] + 1 :])}" if ends else text


def section_label(section: str) -> str:
    """The heading of a section of settings."""
    labels = {
        "answering": translate("Settings", "Answers"),
        "indexing": translate("Settings", "Reading documents"),
        "search": translate("Settings", "Search"),
        "window": translate("Settings", "Window"),
        "models": translate("Settings", "Models"),
    }
    return labels.get(section, _spaced(section))


def setting_label(setting: Setting) -> str:
    """The name of a setting."""
    labels = {
        "answering.context_tokens": translate("Settings", "Context"),
        "answering.answer_tokens": translate("Settings", "Longest answer"),
        "answering.passages": translate("Settings", "Passages for an answer"),
        "answering.temperature": translate("Settings", "Variation"),
        "answering.seed": translate("Settings", "Seed"),
        "answering.threads": translate("Settings", "Processor cores"),
        "answering.gpu_layers": translate("Settings", "Layers on the graphics card"),
        "answering.quotes_only": translate("Settings", "Quotes only"),
        "indexing.parser_workers": translate("Settings", "Documents at a time"),
        "indexing.watch_folders": translate("Settings", "Follow changes"),
        "indexing.reconcile_minutes": translate("Settings", "Compare folders every"),
        "indexing.on_battery": translate("Settings", "On battery"),
        "indexing.recognise_text": translate("Settings", "Text recognition"),
        "indexing.recognition_languages": translate("Settings", "Languages of scans"),
        "indexing.recognition_page_time_s": translate("Settings", "Time for a scanned page"),
        "indexing.document_pages": translate("Settings", "Most pages of a document"),
        "indexing.document_characters": translate("Settings", "Most text of a document"),
        "indexing.unpacked_mb": translate("Settings", "Largest packed file, unpacked"),
        "indexing.unpacked_ratio": translate("Settings", "Highest compression"),
        "indexing.container_files": translate("Settings", "Most files in a packed file"),
        "indexing.container_depth": translate("Settings", "Deepest packed file"),
        "indexing.file_time_s": translate("Settings", "Time for a document"),
        "indexing.file_memory_mb": translate("Settings", "Memory for a document"),
        "indexing.file_size_mb": translate("Settings", "Largest document"),
        "search.limit": translate("Settings", "Passages shown"),
        "search.mode": translate("Settings", "Search goes by"),
        "window.theme": translate("Settings", "Colours"),
        "window.language": translate("Settings", "Language"),
        "window.text_size": translate("Settings", "Text size"),
        "models.encoder": translate("Settings", "Encoder"),
        "models.reranker": translate("Settings", "Reranker"),
    }
    return labels.get(setting.key, _spaced(setting.key.rpartition(".")[2]))


def setting_unit(setting: Setting) -> str:
    """The unit in which a setting counts, with its space; "" for none."""
    name = setting.key.rpartition(".")[2]
    if name.endswith("_tokens"):
        return translate("Settings", " tokens")
    if name.endswith("_mb"):
        return translate("Settings", " MB")
    if name.endswith("_minutes"):
        return translate("Settings", " min")
    if name.endswith("_s"):
        return translate("Settings", " s")
    return translate("Settings", " %") if name == "text_size" else ""


def choice_label(setting: Setting, choice: str) -> str:
    """One choice of a setting in words."""
    labels = {
        ("search.mode", "hybrid"): translate("Settings", "Words and meaning"),
        ("search.mode", "words"): translate("Settings", "Words"),
        ("search.mode", "vectors"): translate("Settings", "Meaning"),
        ("indexing.on_battery", "continue"): translate("Settings", "Goes on"),
        ("indexing.on_battery", "pause"): translate("Settings", "Pauses"),
        ("window.theme", "system"): translate("Settings", "As the system"),
        ("window.theme", "light"): translate("Settings", "Light"),
        ("window.theme", "dark"): translate("Settings", "Dark"),
        ("window.theme", "contrast"): translate("Settings", "High contrast"),
        ("window.language", "system"): translate("Settings", "As the system"),
        ("window.language", "en"): "English",
        ("window.language", "it"): "Italiano",
    }
    return labels.get((setting.key, choice), choice)


def _spaced(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=1024)
def _template_of(text: str) -> tuple[str, tuple[str, ...]]:
    """The template that a sentence was made from, and what is in it; lists are drawn often."""
    for pattern, template in _patterns(SENTENCES):
        found = pattern.fullmatch(text)
        if found:
            return template, found.groups()
    return "", ()


@cache
def _patterns(sentences: Iterable[str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The templates with holes, those that fix most letters first."""
    fixed = {each: len(_HOLE.sub("", each)) for each in sentences if _HOLE.search(each)}
    telling = sorted((each for each in fixed if fixed[each] >= _FIXED), key=lambda e: -fixed[e])
    return tuple((_pattern(each), each) for each in telling)


def _pattern(template: str) -> re.Pattern[str]:
    fixed = [re.escape(part) for part in _HOLE.split(template)]
    return re.compile("(.*?)".join(fixed), re.DOTALL)
