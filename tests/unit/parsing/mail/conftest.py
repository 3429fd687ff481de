"""Outlook messages and signed files made on the spot."""

import struct
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

Tree = dict[str, "bytes | Tree"]
Sign = Callable[..., bytes]
MakeMsg = Callable[..., Tree]

_NONE = 0xFFFFFFFF
_END = 0xFFFFFFFE


@pytest.fixture
def compound() -> Callable[[Tree], bytes]:
    """A compound file (MS-CFB) of these storages and streams; each stream below 4096 bytes."""
    return _compound


@pytest.fixture
def msg() -> MakeMsg:
    """The storage of a message from its properties: text, bytes, and numbers by their number."""
    return _item


@pytest.fixture(scope="session")
def sign() -> Sign:
    """A CMS signature around (or, `detached`, beside) some content."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate(key)

    def signed(
        content: bytes, *, detached: bool = False, encoding: Encoding = Encoding.DER
    ) -> bytes:
        options = [pkcs7.PKCS7Options.Binary]
        if detached:
            options.append(pkcs7.PKCS7Options.DetachedSignature)
        builder = pkcs7.PKCS7SignatureBuilder().set_data(content)
        return builder.add_signer(certificate, key, hashes.SHA256()).sign(encoding, options)

    return signed


def _certificate(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "IT"),
            x509.NameAttribute(NameOID.COMMON_NAME, "ROSSI ANNA"),
        ]
    )
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Qualified CA")])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(0xCAFE)
        .not_valid_before(datetime(2020, 1, 2, tzinfo=UTC))
        .not_valid_after(datetime(2040, 3, 4, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )


def _item(
    properties: dict[int, str | bytes | int | datetime] | None = None,
    *,
    head_bytes: int = 32,
    unicode: bool = True,
    **children: Tree,
) -> Tree:
    listed, tree = bytes(head_bytes), Tree()
    for number, value in (properties or {}).items():
        kind, fixed = 0x001F if unicode else 0x001E, bytes(8)
        if isinstance(value, int):
            kind, fixed = 0x0003, struct.pack("<q", value)
        elif isinstance(value, datetime):
            since = value - datetime(1601, 1, 1, tzinfo=UTC)
            kind, fixed = 0x0040, struct.pack("<Q", int(since.total_seconds()) * 10**7)
        elif isinstance(value, bytes):
            kind = 0x0102
            tree[f"__substg1.0_{number:04X}0102"] = value
        else:
            content = value.encode("utf-16-le" if unicode else "cp1252")
            tree[f"__substg1.0_{number:04X}{kind:04X}"] = content
        listed += struct.pack("<HHI", kind, number, 6) + fixed
    tree["__properties_version1.0"] = listed
    return tree | children


def _compound(tree: Tree) -> bytes:
    """Header, one sector of FAT, directory, mini FAT, and all streams in the mini stream."""
    entries: list[bytearray] = []
    mini, mini_fat = bytearray(), list[int]()

    def entry(name: str, kind: int, start: int, size: int) -> int:
        raw = name.encode("utf-16-le") + b"\0\0"
        entries.append(
            bytearray(
                raw.ljust(64, b"\0")
                + struct.pack("<HBB3I", len(raw), kind, 1, _NONE, _NONE, _NONE)
                + bytes(36)
                + struct.pack("<IQ", start, size)
            )
        )
        return len(entries) - 1

    def fill(parent: int, children: Tree) -> None:
        above, field = parent, 76  # the first is the child of its parent, then each a sibling
        for name, content in children.items():
            if isinstance(content, bytes):
                index = entry(name, 2, add(content), len(content))
            else:
                index = entry(name, 1, 0, 0)
                fill(index, content)
            struct.pack_into("<I", entries[above], field, index)
            above, field = index, 72

    def add(content: bytes) -> int:
        first, sectors = len(mini_fat), -(-len(content) // 64)
        mini_fat.extend(range(first + 1, first + sectors))
        mini_fat.extend([_END] * (sectors > 0))
        mini.extend(content.ljust(64 * sectors, b"\0"))
        return first if sectors else _END

    root = entry("Root Entry", 5, 0, 0)
    fill(root, tree)
    directory = b"".join(entries).ljust(-(-len(entries) // 4) * 512, b"\0")
    mini_table = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    parts = [directory, mini_table.ljust(-(-len(mini_table) // 512) * 512, b"\xff"), bytes(mini)]
    sizes = [-(-len(part) // 512) for part in parts]
    starts = [1, 1 + sizes[0], 1 + sizes[0] + sizes[1]]
    struct.pack_into("<IQ", entries[0], 116, starts[2], len(mini))
    parts[0] = b"".join(entries).ljust(512 * sizes[0], b"\0")
    fat = [0xFFFFFFFD]
    for size in sizes:
        numbers = count(len(fat) + 1)
        fat += [next(numbers) for _ in range(size - 1)] + [_END] * (size > 0)
    assert len(fat) <= 128, "one sector of FAT is enough for tests"
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 3, 0xFFFE, 9, 6, 0, 1, starts[0], 0, 4096, starts[1], sizes[1], _END, 0,
    )  # fmt: skip
    header += struct.pack("<I", 0) + b"\xff" * (512 - len(header) - 4)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    return (
        header + table + b"".join(part.ljust(512 * -(-len(part) // 512), b"\0") for part in parts)
    )
