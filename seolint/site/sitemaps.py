"""What the sitemaps and the robots.txt of a site say, as files that may be anybody's: broken, huge, or an attack.

Sitemaps are read by expat. A DTD is refused, and with it every entity of which a short text could become a long one.
https://www.sitemaps.org/protocol.html
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.parsers.expat import ExpatError, ParserCreate, errors

from seolint.site.crawl_files import NO_CRAWL_FILES, CrawlFiles, ListedAt

if TYPE_CHECKING:  # loaded where a site has a robots.txt
    from protego import Protego

STATIC = ("", "static", "public", "source", "src")
"""Folders of a site whose files are published as they are, at its root."""

LARGEST = 50
"""The maximum size of a sitemap in MB, unpacked, as the protocol has it."""

MOST_SITEMAPS, MOST_ADDRESSES = 1_000, 1_000_000
"""How many sitemaps of a site and addresses in them are read."""

CRAWLER = "Googlebot"
"""The crawler that robots.txt is read for; what it says to all applies to it, unless it has rules of its own."""

_ROBOTS = "robots.txt"
_ROBOTS_SIZE = 500 * 1024
"""Bytes of a robots.txt that are read, as Google does: https://developers.google.com/search/docs/crawling-indexing/robots/
robots_txt"""

_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How texts in UTF-16 begin."""

_MOST_LINES = 2_000
"""Lines of a robots.txt that are read: every address is compared with every rule."""

_NAMES = ("sitemap.xml", "sitemap_index.xml", "sitemap-index.xml", "sitemap.xml.gz")
_MB = 1_000_000
_TEMPLATES = (b"{{", b"{%", b"<%", b"<?php")
_LONGEST = 2_048
_GZIP = b"\x1f\x8b"
_ENDINGS = (".xml", ".gz")
_FRONT_MATTER = b"---"

Read = Callable[[str], "bytes | None"]
"""The content of the file at a path from the root of a site; None if it isn't there or can't be read."""


class SitemapError(Exception):
    """What is wrong with a sitemap or a robots.txt (the `kind`), and in which line."""

    def __init__(self, line: int, message: str, kind: str = "sitemap") -> None:
        super().__init__(message)
        self.line, self.kind = line, kind


def crawl_files(read: Read, folders: Sequence[str], failed: Callable[[str, SitemapError], None]) -> CrawlFiles:
    """What the sitemaps and the robots.txt in the first of some folders with either of them say.

    `failed` is called for each file that can't be parsed.
    """
    for folder in folders:
        robots = _readable(read, posixpath.join(folder, _ROBOTS), failed)
        parsed = _robots(robots) if robots else None
        named = [*(parsed.sitemaps if parsed else ()), *_NAMES]
        listed = _Sitemaps(read, folder, failed)
        listed.add(named)
        if robots or listed.files:
            found = CrawlFiles(listed.addresses, listed.is_complete, sitemap=next(iter(listed.files), ""))
            return found._replace(blocks=partial(_blocks, parsed)) if parsed else found
    return NO_CRAWL_FILES


def _readable(read: Read, name: str, failed: Callable[[str, SitemapError], None]) -> bytes | None:
    """The robots.txt at a path, unless crawlers can't read it, as of all encodings they know UTF-8 only."""
    data = read(name)
    if data is None or not (data.startswith(_WIDE) or b"\0" in data[:_ROBOTS_SIZE]):
        return data
    failed(name, SitemapError(1, "isn't in UTF-8, so crawlers can't read it; save it as UTF-8", _ROBOTS))
    return None


def parse(data: bytes) -> tuple[list[tuple[str, int]], list[str]]:
    """The addresses in a sitemap, each with its line, and the other sitemaps that it names. Raises SitemapError."""
    reader = _Reader()
    try:
        reader.parser.Parse(_unpacked(data), True)
    except ExpatError as error:
        raise SitemapError(error.lineno, f"is not well-formed XML: {errors.messages[error.code]}") from error
    except LookupError as error:
        raise SitemapError(1, "declares an encoding that doesn't exist; save it as UTF-8") from error
    return reader.addresses, reader.sitemaps


class _Sitemaps:
    """The sitemaps in a folder, and all that these name."""

    def __init__(self, read: Read, folder: str, failed: Callable[[str, SitemapError], None]) -> None:
        self._read, self._folder, self._failed = read, folder, failed
        self.addresses: dict[str, ListedAt] = {}
        self.files: dict[str, None] = {}
        self.is_complete = True

    def add(self, named: Sequence[str]) -> None:
        waiting = list(reversed(named))
        seen: set[str] = set()
        while waiting:
            address = waiting.pop()
            found = self._find(address)
            if not found or found[0] in seen:
                self.is_complete &= bool(found) or address in _NAMES
                continue
            seen.add(found[0])
            if len(seen) > MOST_SITEMAPS or len(self.addresses) > MOST_ADDRESSES:
                self.is_complete = False
                return
            waiting += reversed(self._parsed(*found))

    def _find(self, address: str) -> tuple[str, bytes] | None:
        """The sitemap at an address: its path and content. The folder may be published below any path."""
        try:
            path = unquote(urlsplit(address).path).strip("/")
        except ValueError:
            return None
        parts = path.split("/")
        for at in range(len(parts)):
            name = posixpath.normpath(posixpath.join(self._folder, *parts[at:]))
            if not name.startswith("..") and (data := self._read(name)) is not None:
                return name, data
        return None

    def _parsed(self, name: str, data: bytes) -> Sequence[str]:
        """Add what a sitemap lists; the sitemaps that it names."""
        is_made = data.startswith(_FRONT_MATTER) or any(sign in data for sign in _TEMPLATES)
        if is_made or not name.lower().endswith(_ENDINGS):
            self.is_complete = False
            return ()
        try:
            addresses, sitemaps = parse(data)
        except SitemapError as error:
            self.is_complete = False
            self._failed(name, error)
            return ()
        self.files[name] = None
        for address, line in addresses:
            self.addresses.setdefault(address, ListedAt(name, line))
        return sitemaps


class _Reader:
    """Reads the addresses in a sitemap: `loc` in `url` or `sitemap`, whatever the prefix of their namespace."""

    def __init__(self) -> None:
        self.addresses: list[tuple[str, int]] = []
        self.sitemaps: list[str] = []
        self.parser = ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._add
        self.parser.StartDoctypeDeclHandler = self._refuse
        self._above: list[str] = []
        self._text: list[str] | None = None
        self._line = 0

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "loc" and self._above and self._above[-1] in ("url", "sitemap"):
            self._text, self._line = [], self.parser.CurrentLineNumber
        self._above.append(local)

    def _end(self, name: str) -> None:
        if self._above.pop() != "loc" or self._text is None:
            return
        text = "".join(self._text).strip()
        self._text = None
        if not text or len(text) > _LONGEST:
            return
        if self._above[-1] == "sitemap":
            self.sitemaps.append(text)
        else:
            self.addresses.append((text, self._line))

    def _add(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _refuse(self, *_: object) -> None:
        raise SitemapError(self.parser.CurrentLineNumber, "has a DTD, which no sitemap needs; take it out")


def _robots(data: bytes) -> Protego:
    from protego import Protego

    lines = data[:_ROBOTS_SIZE].decode("utf-8-sig", "replace").splitlines()
    return Protego.parse("\n".join(lines[:_MOST_LINES]))


def _blocks(robots: Protego, address: str) -> bool:
    return not robots.can_fetch(address, CRAWLER)


def _unpacked(data: bytes) -> bytes:
    """The XML of a sitemap that may be packed. Raises SitemapError."""
    if not data.startswith(_GZIP):
        return data
    unpacker = zlib.decompressobj(wbits=31)
    try:
        found = unpacker.decompress(data, LARGEST * _MB)
    except zlib.error as error:
        raise SitemapError(1, "can't be unpacked: it isn't a whole gzip file") from error
    if unpacker.unconsumed_tail:
        raise SitemapError(1, f"has more than {LARGEST} MB unpacked; divide it into several")
    return found
