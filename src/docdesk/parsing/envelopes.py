"""Files that are nothing but a wrapper around one other file."""

from enum import StrEnum


class Envelope(StrEnum):
    """How one file is wrapped into another that has no words of its own."""

    COMPRESSED = "compressed"  # gzip, bzip2, xz
    SIGNED = "signed"  # CAdES and other PKCS #7 with its content (.p7m)
    ENCRYPTED_OFFICE = "encrypted_office"
