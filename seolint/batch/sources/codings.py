"""The content of a response without the codings that it was sent in: chunks, and compression of several kinds.

Many crawlers store what they have decoded, and leave the headers that say how it was sent; so what isn't in a coding is
taken as it is.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

import pyarrow as pa

from seolint.batch.sources import GZIP
from seolint.lazy_regex import expression

_ZSTANDARD = b"\x28\xb5\x2f\xfd"
_LINE = b"\r\n"
_HEAD = 1_000
_CONTROL = expression(r"[\x00-\x08\x0e-\x1a]")
"""Characters that no text begins with."""


class CodingError(Exception):
    """Why the content of a response can't be decoded, in a few words."""


def decoded(data: bytes, content: str, transfer: str, most: int) -> bytes:
    """The content of a response, or `most` bytes of it; `content` and `transfer` are the codings in its headers.

    Raises CodingError.
    """
    codings = [name.strip().lower() for name in f"{content},{transfer}".split(",")]
    try:
        for name in reversed(codings):  # the last that was applied comes first
            data = _DECODERS.get(name, _as_it_is)(data, most)
    except (OSError, zlib.error, pa.ArrowException) as error:
        raise CodingError(" ".join(str(error).split())) from error
    return data


def _as_it_is(data: bytes, most: int) -> bytes:
    return data


def _without_chunks(data: bytes, most: int) -> bytes:
    parts: list[bytes] = []
    at = 0
    while (end := data.find(_LINE, at)) >= 0:
        try:
            size = int(data[at:end].partition(b";")[0].strip(), 16)
        except ValueError:
            return data
        if size <= 0:
            return b"".join(parts)
        parts.append(data[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    if parts:
        raise CodingError("the last chunk is missing")
    return data


def _gunzipped(data: bytes, most: int) -> bytes:
    return _inflated(data, most, zlib.MAX_WBITS + 16) if data.startswith(GZIP) else data


def _without_deflate(data: bytes, most: int) -> bytes:
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):  # with a header, as the standard has it, or without
        try:
            return _inflated(data, most, bits)
        except (zlib.error, CodingError) as error:
            if isinstance(error, CodingError) and bits > 0:
                raise
    return data


def _inflated(data: bytes, most: int, bits: int) -> bytes:
    inflater = zlib.decompressobj(wbits=bits)
    result = inflater.decompress(data, most)
    if len(result) < most and not inflater.eof:
        raise CodingError("it is cut off")
    return result


def _without_brotli(data: bytes, most: int) -> bytes:
    try:
        return _unpacked(data, "brotli", most)
    except OSError:
        if _CONTROL.search(data[:_HEAD].decode("latin-1")):
            raise
        return data


def _without_zstandard(data: bytes, most: int) -> bytes:
    return _unpacked(data, "zstd", most) if data.startswith(_ZSTANDARD) else data


def _unpacked(data: bytes, codec: str, most: int) -> bytes:
    return bytes(pa.input_stream(BytesIO(data), codec).read(most))


_DECODERS: Mapping[str, Callable[[bytes, int], bytes]] = {
    "chunked": _without_chunks,
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _without_deflate,
    "br": _without_brotli,
    "zstd": _without_zstandard,
}
