"""OpenDocument files that open with a password only (OpenDocument 1.2, part 3, section 3.4)."""

import base64
import binascii
import hashlib
import io
import zipfile
import zlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from lxml import etree

from docdesk.domain.errors import DocumentTooLarge, KindUnsupported, PasswordNeeded
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.office.elements import all_of, child_of, value_of
from docdesk.parsing.packed import Package
from docdesk.parsing.source import Source

_MANIFEST = "META-INF/manifest.xml"
_WANTED = ("content.xml", "styles.xml", "meta.xml", "settings.xml")
_CHECKED_BYTES = 1024  # of a part, which its checksum is about
_MOST_ITERATIONS = 10_000_000  # what Office documents may ask for, too
_CIPHER = "http://www.w3.org/2001/04/xmlenc#aes256-cbc"


@dataclass(frozen=True, slots=True)
class _Lock:
    """How one part is encrypted."""

    vector: bytes
    salt: bytes
    iterations: int
    key_hash: str
    checksum: bytes


def without_encryption(source: Source, options: ReadOptions) -> Source:
    """The document with its text decrypted; itself when it is not encrypted.

    Raises:
        PasswordNeeded: the password is missing or wrong.
        KindUnsupported: it is encrypted in a way that is not known here.
    """
    with Package(source, options.limits.unpacked_bytes) as package:
        if _MANIFEST not in package.names():
            return source
        manifest = package.xml(_MANIFEST)
        if next(all_of(manifest, "encryption-data"), None) is None:
            return source
        if not options.password:
            raise PasswordNeeded(
                "The document is encrypted and opens only with its password.",
                "Enter its password.",
            )
        return Source(source.name, data=_repacked(package, manifest, options))


def _repacked(package: Package, manifest: etree._Element, options: ReadOptions) -> bytes:
    locks = {
        value_of(entry, "full-path"): _read_lock(data)
        for entry in all_of(manifest, "file-entry")
        if (data := child_of(entry, "encryption-data")) is not None
        and value_of(entry, "full-path") in _WANTED
    }
    if "content.xml" not in locks:
        raise _unsupported()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in package.names():
            if name in locks:
                archive.writestr(name, _opened(package.read(name), locks[name], options))
            elif name == "mimetype":
                archive.writestr(name, package.read(name))
    return packed.getvalue()


def _read_lock(data: etree._Element) -> _Lock:
    algorithm = child_of(data, "algorithm")
    derivation = child_of(data, "key-derivation")
    start = value_of(child_of(data, "start-key-generation"), "start-key-generation-name")
    if value_of(algorithm, "algorithm-name") != _CIPHER:
        raise _unsupported()
    if "PBKDF2" not in value_of(derivation, "key-derivation-name").upper():
        raise _unsupported()
    try:
        iterations = int(value_of(derivation, "iteration-count"))
        lock = _Lock(
            base64.b64decode(value_of(algorithm, "initialisation-vector")),
            base64.b64decode(value_of(derivation, "salt")),
            iterations,
            "sha256" if start.endswith("sha256") else "sha1",
            base64.b64decode(value_of(data, "checksum")),
        )
    except (ValueError, binascii.Error) as error:
        raise _unsupported() from error
    if not 0 < iterations <= _MOST_ITERATIONS or len(lock.vector) != 16:
        raise _unsupported()
    return lock


def _opened(content: bytes, lock: _Lock, options: ReadOptions) -> bytes:
    """The part decrypted and unpacked."""
    start = hashlib.new(lock.key_hash, options.password.encode()).digest()
    key = hashlib.pbkdf2_hmac("sha1", start, lock.salt, lock.iterations, 32)
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(lock.vector)).decryptor()
    packed = decryptor.update(content[: len(content) // 16 * 16])
    if not _is_right(packed, lock.checksum):
        raise PasswordNeeded(
            "The password does not open the document.", "Enter the right password."
        )
    limit = options.limits.unpacked_bytes
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    text = unpacker.decompress(packed, limit)
    if unpacker.unconsumed_tail:
        raise DocumentTooLarge(
            "The document unpacks to more than the limit allows.",
            "Raise the limit in the settings, or split the document.",
        )
    return text


def _is_right(packed: bytes, checksum: bytes) -> bool:
    """True if the checksum fits; programs differ in whether it is about the padding as well."""
    unpadded = packed[: len(packed) - packed[-1]] if packed else b""
    heads = {packed[:_CHECKED_BYTES], unpadded[:_CHECKED_BYTES]}
    return any(
        checksum in (hashlib.sha256(head).digest(), hashlib.sha1(head).digest()) for head in heads
    )


def _unsupported() -> KindUnsupported:
    return KindUnsupported(
        "The document is encrypted in a way that DocDesk does not know.",
        "Open it in its own program, save it without a password and add that.",
    )
