"""Text -> the bytes of the file it came from: the same byte-order mark, the same encoding."""

from __future__ import annotations

from seolint.readers.decode import BYTE_ORDER_MARKS, declared_encoding, decode


def encoded(text: str, data: bytes, format: str) -> bytes | None:
    """`text` as a file of this format holds it, of which `data` are the bytes.

    None where it can't be: where even what the file holds now wouldn't come out byte for byte.
    """
    bom, encoding = _encoding(data, format)
    try:
        if bom + decode(data, format).encode(encoding) != data:
            return None
        return bom + text.encode(encoding)
    except UnicodeError:
        return None


def _encoding(data: bytes, format: str) -> tuple[bytes, str]:
    for bom, encoding in BYTE_ORDER_MARKS:
        if data.startswith(bom):
            return bom, encoding
    return b"", (declared_encoding(data) if format == "html" else None) or "utf-8"
