"""What the window says of filters: which documents a question is asked of."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from docdesk.domain.search import Filters
from docdesk.ui.file_wording import DOT
from docdesk.ui.filters import FilterChip, FilterField, KindGroup, chips_of
from docdesk.ui.places import document_name, file_name

translate = QCoreApplication.translate


def kind_words(group: KindGroup) -> str:
    """The name of a group of kinds."""
    words = {
        KindGroup.PDF: translate("Filters", "PDF"),
        KindGroup.WORD: translate("Filters", "Word documents"),
        KindGroup.TABLES: translate("Filters", "Tables"),
        KindGroup.SLIDES: translate("Filters", "Presentations"),
        KindGroup.MAIL: translate("Filters", "E-mail"),
        KindGroup.PICTURES: translate("Filters", "Pictures"),
        KindGroup.WEB: translate("Filters", "Web pages"),
        KindGroup.TEXT: translate("Filters", "Text and others"),
    }
    return words[group]


def date_words(iso: str) -> str:
    """A date with its month in letters, which reads the same everywhere: "1 Mar 2024"."""
    day = QDate.fromString(iso, "yyyy-MM-dd")
    return QLocale().toString(day, "d MMM yyyy") if day.isValid() else iso


def chip_words(chip: FilterChip) -> str:
    """What a chip says."""
    match chip.field:
        case FilterField.FOLDER:
            return translate("Filters", "in {folder}").format(folder=file_name(chip.value))
        case FilterField.KIND:
            return kind_words(KindGroup(chip.value))
        case FilterField.SINCE:
            return translate("Filters", "from {date}").format(date=date_words(chip.value))
        case FilterField.UNTIL:
            return translate("Filters", "to {date}").format(date=date_words(chip.value))
        case FilterField.PERSON:
            return translate("Filters", "with {person}").format(person=chip.value)
        case FilterField.TAG:
            return translate("Filters", "tag {tag}").format(tag=chip.value)


def scope_words(document: str, filters: Filters) -> str:
    """Which documents a question was asked of; "" for all."""
    parts = [chip_words(chip) for chip in chips_of(filters)]
    if document:
        parts.insert(0, document_name(document))
    if not parts:
        return ""
    return translate("Filters", "Only {scope}").format(scope=DOT.join(parts))
