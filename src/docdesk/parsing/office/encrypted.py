"""Office documents that open with a password only."""

import io
import struct
from types import SimpleNamespace
from typing import IO, Protocol

from msoffcrypto import OfficeFile
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
from msoffcrypto.format import doc97, ppt97, xls97

from docdesk.domain.errors import DocumentDamaged, KindUnsupported, PasswordNeeded
from docdesk.parsing.containers import Unwrapped
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.source import Source

# Excel opens write-protected workbooks with it, without asking (MS-OFFCRYPTO, section 2.1).
_KNOWN_PASSWORD = "VelvetSweatshop"

# What the library raises for bytes that are not what they should be.
_BROKEN = (
    ParseError,
    OSError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    AssertionError,
    struct.error,
)

# They decrypt into a temporary file; a parser child can write none.
for _module in (doc97, ppt97, xls97):
    _module.tempfile = SimpleNamespace(TemporaryFile=io.BytesIO)


class _OfficeFile(Protocol):
    """What the library gives for a file."""

    format: str

    def is_encrypted(self) -> bool: ...
    def load_key(self, password: str, **options: bool) -> None: ...
    def decrypt(self, outfile: IO[bytes]) -> None: ...


def unwrap(source: Source, options: ReadOptions) -> Unwrapped:
    """The document in an encrypted package (Office 2007 and later).

    Raises:
        PasswordNeeded: the password is missing or wrong.
        KindUnsupported: it is encrypted in a way that no password opens.
        DocumentDamaged: it cannot be decrypted.
    """
    with source.open() as file:
        try:
            office = OfficeFile(file)
        except FileFormatError as error:  # no password was used: a server has the key
            raise KindUnsupported(
                "The document is protected by rights management and opens only with an account.",
                "Open it in Office, save it without protection and add that.",
            ) from error
        except DecryptionError as error:
            raise _unsupported() from error
        except _BROKEN as error:
            raise _damaged() from error
        return Unwrapped(_decrypted(source, office, options))


def decrypted(source: Source, options: ReadOptions) -> Source:
    """An Office 97-2003 document without its encryption; itself when there is none.

    Raises as `unwrap` does.
    """
    with source.open() as file:
        try:
            office = OfficeFile(file)
            is_encrypted = office.is_encrypted()
        except (FileFormatError, DecryptionError, *_BROKEN):
            return source  # whoever reads the document will say what is wrong with it
        return _decrypted(source, office, options) if is_encrypted else source


def _decrypted(source: Source, office: _OfficeFile, options: ReadOptions) -> Source:
    content = io.BytesIO()
    try:
        _load_key(office, options)
        office.decrypt(content)
    except (DecryptionError, *_BROKEN) as error:
        raise _damaged() from error
    return Source(source.name, data=content.getvalue())


def _load_key(office: _OfficeFile, options: ReadOptions) -> None:
    password = options.password or _KNOWN_PASSWORD
    try:
        if office.format == "ooxml":
            office.load_key(password=password, verify_password=True)
        else:
            office.load_key(password=password)
    except InvalidKeyError as error:
        raise password_needed(options) from error
    except DecryptionError as error:
        raise _unsupported() from error


def password_needed(options: ReadOptions) -> PasswordNeeded:
    """The error for an encrypted document, with or without a password that was tried."""
    if options.password:
        return PasswordNeeded(
            "The password does not open the document.", "Enter the right password."
        )
    return PasswordNeeded(
        "The document is encrypted and opens only with its password.", "Enter its password."
    )


def _unsupported() -> KindUnsupported:
    return KindUnsupported(
        "The document is encrypted in a way that DocDesk does not know.",
        "Open it in its own program, save it without a password and add that.",
    )


def _damaged() -> DocumentDamaged:
    return DocumentDamaged(
        "The encrypted document is damaged: it cannot be decrypted.", "Get a fresh copy."
    )
