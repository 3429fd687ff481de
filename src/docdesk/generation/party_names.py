"""The parties that the beginning of a contract names: "between A, Inc. ("Seller") and B Ltd"."""

import re
import unicodedata

_ONE_NAME = re.compile(r"\bEngland\s+and\s+Wales\b")
_MOST_WORDS = 10  # of a name
_LEGAL = (
    r"(?:Inc|Incorporated|LLC|L\.L\.C|Ltd|Limited|LLP|L\.?P|Corp|Corporation|Co|Company|PLC|N\.?A|N\.?V|"
    r"B\.?V|A\.?G|GmbH|S\.?A|S\.?[Aà]\.?\s?r\.?l|S\.?p\.?A|S\.?c\.?p\.?A|S\.?r\.?l|S\.?n\.?c|S\.?a\.?s|Trust|Bank)"
)
_TITLE = (
    r"(?:(?:the|la|il|lo|i|le|gli)\s+|l['’]\s?)?"
    r"(?:(?:società|ditta|impresa|azienda|signora?|sig\.(?:ra)?|dott\.(?:ssa)?|avv\.|ing\.|mr\.?|mrs\.?|ms\.?)"
    r"\s+)*"
)
_TERMS_BEGIN = re.compile(
    r"\b(?:whereas|witnesseth|w\s+i\s+t\s+n|recitals|premess[oa]|si\s+conviene|si\s+stipula|effective|dated|"
    r"for\s+the\s+purpose|pursuant\s+to|in\s+connection\s+with|with\s+reference|as\s+of\b|congiuntamente)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CALLED = re.compile(
    r",?\s*\b(?:hereinafter|hereafter|di\s+seguito|d['’]ora\s+in\s+(?:poi|avanti))\b[^,;\"“«]{0,40}"
    r"(?:[\"“«][^\"”»]{1,60}[\"”»])?",
    re.IGNORECASE,
)
_ALIAS = "\0"  # stands for what was in brackets
_BEGINNING = rf"\(?[\divx]{{0,3}}\)?\s*{_TITLE}(?:(?-i:[\"“]?[A-ZÀ-Ù])|\w+\.(?:com|it|net)\b)"
_NEXT = re.compile(
    rf"\s*;\s*(?:(?:and|e|ed)\s+)?|,?\s+(?P<and>and|ed?)\s+(?={_BEGINNING})"
    rf"|{_ALIAS}[\s,]*(?:(?:and|ed?)\s+)?(?={_BEGINNING})"
    rf"|,\s+(?=(?-i:[A-ZÀ-Ù])[\w’'&.-]*(?:\s(?-i:[A-ZÀ-Ù&])[\w’'&.-]*){{0,5}},?\s{_LEGAL}\b(?!\s+of))",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"[\s,:\"“”»«]*(?:\(?(?:\d{{1,2}}|[ivx]{{1,4}})\)|\d{{1,2}}\.)?\s*{_TITLE}", re.IGNORECASE
)
_NAME_END = re.compile(
    rf",(?!\s*{_LEGAL}\b)|\s*{_ALIAS}|\s+(?:(?:and|ed?)\s+(?:the|il|la|lo)\s+(?-i:[a-z])|of\s+\d|an?\s+(?=[A-Z])|con\s+sede|nat[oa]\s|resident|located|having|whose|"
    r"with\s+(?:its|an?|offices?)|organi[sz]ed|incorporated\s+(?:in|under)|in\s+persona|rappresentat|"
    r"(?:as|quale|in\s+qualità)\s)|\n",
    re.IGNORECASE,
)
_NO_NAMES = frozenset({"party", "parties", "parte", "parti", "the parties", "le parti"})


def parties_in(text: str) -> list[str]:
    """The names in reading order, each once; [] where none can be told.

    Args:
        text: what stands behind "between" or "tra", up to the end of the sentence.
    """
    plain = unicodedata.normalize("NFKC", text)  # PDFs may write a Greek question mark for ";"
    said = " ".join(_BRACKETS.sub(f" {_ALIAS} ", plain).split())
    said = _ONE_NAME.sub("England", said)
    begin = _TERMS_BEGIN.search(said)
    said = _CALLED.sub("", said[: begin.start()] if begin else said)
    names = [name for part in _parts(said) if (name := _name(part))]
    return list(dict.fromkeys(names))


def _parts(said: str) -> list[str]:
    """One party each; "Smith and Jones LLP and Acme Inc." is two: the first "and" follows a bare
    word where others follow a company."""
    cuts = list(_NEXT.finditer(said))
    parts, start = [], 0
    for index, cut in enumerate(cuts):
        part = said[start : cut.start()]
        is_bare = not re.search(rf",|{_ALIAS}|\b{_LEGAL}\b", part, re.IGNORECASE)
        if cut["and"] and is_bare and index < len(cuts) - 1:
            continue
        parts.append(part)
        start = cut.end()
    return [*parts, said[start:]]


def _name(part: str) -> str:
    """The name that a part begins with, "" where it begins with none."""
    head = _HEAD.match(part)
    bare = part[head.end() :] if head else part
    end = _NAME_END.search(bare)
    name = (bare[: end.start()] if end else bare).strip(f' ,;:"“”{_ALIAS}')
    if not re.search(rf"\b{_LEGAL}\.$", name, re.IGNORECASE):
        name = name.rstrip(".")
    begins = name[:1].isupper() or re.match(r"\w+\.(?:com|it|net)\b", name)
    is_name = bool(begins) and 0 < len(name.split()) <= _MOST_WORDS
    return name if is_name and name.lower() not in _NO_NAMES and len(name) > 1 else ""
