"""Images that are there in several sizes, of which a script or the site generator picks one for each reader."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from seolint.lazy_regex import expression

_SIZED = expression(r"(?:@[\w.-]{1,20}|-\d{3,5}(?:x\d{2,5})?w?)\Z")
"""How the names of an image in several sizes end: `ridge@1200`, `ridge-800`, `ridge-800x600`."""


def unsized(names: Iterable[str], extensions: Container[str]) -> Iterator[str]:
    """The names, without size and extension, of those files whose name has both."""
    for name in names:
        stem, _, extension = name.rpartition(".")
        sized = _SIZED.search(stem) if extension.lower() in extensions else None
        if sized:
            yield stem[: sized.start()]
