"""Kinds of file that are not read: what people call them, and what to do instead."""

from docdesk.domain.errors import KindUnsupported

_DOCUMENT_HINT = "Save it as PDF or DOCX in the program that made it and add that."
_PICTURE_HINT = "Save it as PNG or PDF and add that."
_SOUND_HINT = "If what is said in it matters, add a transcript of it."
_ARCHIVE_HINT = "Unpack it and add its folder."
_TABLES_HINT = "Export its tables as XLSX or CSV and add these."
_PROGRAM_HINT = (
    "There is nothing in it to search: leave it out, or exclude such files from the folder."
)
_MAILBOX_HINT = "Export it as MBOX or as single messages and add those."
_SECRET_HINT = "Decrypt it with the program it was made with and add the result."
_BUNDLE_HINT = "Open the message in Outlook, save its attachments and add those."
_LOCK_HINT = "Leave it out: the document itself is what counts."
_UNKNOWN_HINT = "If it holds text, save it as PDF, DOCX or text in the program that made it."

_HINTS = {
    _PICTURE_HINT: (
        "a GIF picture",
        "a JPEG 2000 picture",
        "an AVIF picture",
        "a Photoshop picture",
        "a GIMP picture",
        "an icon",
        "a Windows metafile",
        "a DICOM medical image",
        "an AutoCAD drawing",
        "a Visio drawing",
        "an OpenDocument drawing",
    ),
    _SOUND_HINT: (
        "an MP3 sound file",
        "an AAC sound file",
        "an AMR sound file",
        "an Ogg sound file",
        "a FLAC sound file",
        "a MIDI sound file",
        "a WAV sound file",
        "an MPEG-4 sound file",
        "a Windows Media file",
        "an AVI video",
        "an MPEG video",
        "an MPEG-4 sound or video file",
        "a QuickTime video",
        "a Matroska video",
        "a Flash video",
        "a sound or video file",
    ),
    _ARCHIVE_HINT: (
        "a RAR archive",
        "a cabinet archive",
        "a Zstandard archive",
        "an LZH archive",
        "a Unix archive",
        "a disk image",
    ),
    _TABLES_HINT: (
        "a SQLite database",
        "an Access database",
        "a Parquet table",
        "an HDF5 data file",
        "an OpenDocument database",
    ),
    _PROGRAM_HINT: (
        "a program",
        "a Windows program",
        "a Windows installer",
        "a Windows shortcut",
        "a Java program",
        "an Android app",
        "a font",
        "a macOS companion file",
        "a macOS property list",
        "a macOS folder file",
        "a folder's picture cache",
        "a certificate",
        "a collection of certificates",
        "a private key",
    ),
    _MAILBOX_HINT: ("an Outlook mailbox (PST)", "an Outlook Express mailbox"),
    _SECRET_HINT: (
        "an encrypted message (S/MIME)",
        "an encrypted message (PGP)",
        "an encrypted file (OpenSSL)",
    ),
    _BUNDLE_HINT: ("a bundle of Outlook attachments (winmail.dat)",),
    _LOCK_HINT: ("a lock file that an office program keeps while a document is open",),
    _UNKNOWN_HINT: ("a binary file of unknown kind",),
}
_HINT_OF = {name: hint for hint, names in _HINTS.items() for name in names}

# Binary kinds that nothing but their ending tells.
NAMED_BY_ENDING = {
    ".pages": "an Apple Pages document",
    ".numbers": "an Apple Numbers spreadsheet",
    ".key": "an Apple Keynote presentation",
    ".wps": "a Microsoft Works document",
    ".wpd": "a WordPerfect document",
    ".one": "a OneNote section",
    ".mpp": "a Project plan",
    ".msi": "a Windows installer",
    ".pst": "an Outlook mailbox (PST)",
    ".ost": "an Outlook mailbox (PST)",
    ".mp3": "an MP3 sound file",
    ".cer": "a certificate",
    ".crt": "a certificate",
    ".der": "a certificate",
    ".p12": "a private key",
    ".pfx": "a private key",
    ".p7b": "a collection of certificates",
    ".p7c": "a collection of certificates",
}


def unsupported(name: str) -> KindUnsupported:
    """The error for a kind of this name, with what to do about it."""
    hint = _HINT_OF.get(name, _DOCUMENT_HINT)
    return KindUnsupported(f"This is {name}, which DocDesk does not read.", hint)
