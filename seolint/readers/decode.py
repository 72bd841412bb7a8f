"""Bytes -> text: by the encoding that the file declares, else UTF-8; never a guess.

A guessed encoding puts wrong letters into words, and every count that follows is wrong without anybody noticing. So
bytes that don't fit the encoding are one clear error, at a byte that the author can go to. Reading a page as UTF-8
although it declares something else isn't a guess: text in another charset is hardly ever valid UTF-8 (RFC 3629, section
1).
"""

from __future__ import annotations

import codecs

from seolint.readers.charsets import UTF_8, declared_encoding
from seolint.readers.charsets import encoding_of as label_encoding

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16, so it is checked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_WIDE_SHARE = 0.25
"""Share of NUL bytes, all at even or all at odd places, from which on bytes look like UTF-16 with a Latin alphabet."""

_NUL_SHARE = 0.05
"""Share of NUL bytes above which bytes are not text. English in UTF-16 has half, a text with a stray one far fewer."""


class DecodeError(ValueError):
    """Bytes that aren't text in any possible encoding; `offset` is the first byte that doesn't fit."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(f"byte {offset}: {reason}")
        self.offset = offset


def decode(data: bytes, format: str, charset: str = "") -> str:
    """The text of a file, without its byte-order mark. Line ends and NULs stay.

    Only HTML declares its own encoding; what a server said of any page (`charset`) counts for more. Raises DecodeError,
    whose message lacks only the path.
    """
    bom, encoding = encoding_of(data, format, charset)
    if bom:
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        return _decoded(data, encoding, len(bom), f"the byte-order mark says {name}, but")
    _reject_binary(data)
    if charset and label_encoding(charset) == encoding:
        return _decoded(data, encoding, 0, f'charset "{encoding}" is what the server said, but')
    if format == "html" and declared_encoding(data) == encoding:
        return _decoded(data, encoding, 0, f'charset "{encoding}" is declared, but')
    return _decoded(data, encoding, 0, "not UTF-8:")


def encoding_of(data: bytes, format: str, charset: str = "") -> tuple[bytes, str]:
    """The byte-order mark of a file, if it has one, and the encoding of what follows; see `decode` about `charset`."""
    for bom, encoding in BYTE_ORDER_MARKS:
        if data.startswith(bom):
            return bom, encoding
    declared = (label_encoding(charset) if charset else None) or (declared_encoding(data) if format == "html" else None)
    return b"", UTF_8 if declared is None or _is_beyond_ascii(data) else declared


def _is_beyond_ascii(data: bytes) -> bool:
    """Whether these bytes are UTF-8 with characters outside ASCII."""
    try:
        return not data.isascii() and bool(data.decode(UTF_8))
    except UnicodeDecodeError:
        return False


def _decoded(data: bytes, encoding: str, skip: int, claim: str) -> str:
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        at = skip + error.start
        wrong = f"{claim} 0x{data[at]:02x} does not fit it" if "but" in claim else f"{claim} 0x{data[at]:02x}"
        raise DecodeError(at, f"{wrong}. Save the file as UTF-8.") from None
    except UnicodeError:
        raise DecodeError(skip, f"{claim} the bytes do not fit it. Save the file as UTF-8.") from None


def _reject_binary(data: bytes) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic) and not _is_utf8_text(data):
            raise DecodeError(0, f"this is {name}, not text. Exclude it, or give the text it was made from.")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise DecodeError(0, "this is a WebP image, not text. Exclude it, or give the text it was made from.")
    nuls = data.count(0)
    if nuls > max(1, _NUL_SHARE * len(data)):
        first = data.index(0)
        lopsided = max(data[::2].count(0), data[1::2].count(0)) > 0.9 * nuls
        if lopsided and nuls > _WIDE_SHARE * len(data):
            raise DecodeError(first, "this looks like UTF-16 without a byte-order mark. Save the file as UTF-8.")
        raise DecodeError(first, "this is a binary file, not text. Exclude it.")


def _is_utf8_text(data: bytes) -> bool:
    """Whether an article merely begins like a file of another kind ("BZh …", "wOFF is a font format")."""
    try:
        return not any(byte < 32 and byte not in b"\t\n\r\f" for byte in set(data)) and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False
