"""Bytes -> text: what the file declares, else UTF-8; never a guess.

A guessed encoding puts wrong letters into words, and every count that follows is wrong without anybody noticing. So
bytes that fit nothing declared are one clear error, at a byte that the author can go to.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from seolint.lazy_regex import expression

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16, so it is asked first
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
_HEAD = 1024
"""Bytes in which a charset must be declared: https://html.spec.whatwg.org/multipage/semantics.html#charset"""

_META = expression(rb"""<meta\s[^>]{0,200}?charset\s*=\s*(?:["']\s*)?([\w.:-]+)""", re.I)
_XML = expression(rb"""\A\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""", re.I)
_COMMENT = expression(rb"<!--.*?(?:-->|\Z)", re.S)
_WINDOWS_1252 = frozenset({"ascii", "iso8859-1"})
"""Labels that the web reads as windows-1252: https://encoding.spec.whatwg.org/#names-and-labels"""

_CHARSET = expression(
    r"utf-8|cp\d+|iso8859-\d+|ascii|koi8-\w|mac-\w+|gbk?|gb\w+|big5\w*|euc_\w+|shift_jis\w*|iso2022_\w+|tis-620"
)
"""Python's names of charsets a page can be in. Not UTF-16, whose `<meta>` could not be read, nor `punycode`."""

_WIDE_SHARE = 0.25
"""Share of NUL bytes, all at even or all at odd places, from which bytes look like UTF-16 of a Latin alphabet."""

_NUL_SHARE = 0.05
"""Share of NUL bytes above which bytes are no text. English in UTF-16 has half, a text with a stray one far fewer."""


class DecodeError(ValueError):
    """Bytes that are no text in any encoding they may be in; `offset` is the first byte that doesn't fit."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(f"byte {offset}: {reason}")
        self.offset = offset


def decode(data: bytes, format: str) -> str:
    """The text of a file, without its byte-order mark. Line ends and NULs stay.

    Only HTML declares its own encoding. Raises DecodeError, whose message lacks nothing but the path.
    """
    for bom, encoding in BYTE_ORDER_MARKS:
        if data.startswith(bom):
            return _decoded(
                data,
                encoding,
                len(bom),
                f"the byte-order mark says {encoding.upper().removesuffix('-LE').removesuffix('-BE')}, but",
            )
    _reject_binary(data)
    charset = declared_encoding(data) if format == "html" else None
    if charset is None:
        return _decoded(data, "utf-8", 0, "not UTF-8:")
    return _decoded(data, charset, 0, f'charset "{charset}" is declared, but')


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


def declared_encoding(data: bytes) -> str | None:
    """The encoding an HTML page names, as Python calls it; None when it names none that is known."""
    for label in _labels(data):
        try:
            name = codecs.lookup(label).name
        except (LookupError, ValueError):
            continue
        if _CHARSET.fullmatch(name):
            return "cp1252" if name in _WINDOWS_1252 else name
    return None


def _labels(data: bytes) -> Iterator[str]:
    xml = _XML.match(data[:_HEAD])
    if xml:
        yield xml[1].decode("ascii", "replace")
    for meta in _META.finditer(_COMMENT.sub(b"", data[:_HEAD])):
        yield meta[1].decode("ascii", "replace")
