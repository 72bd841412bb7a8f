"""What a generator's own config says about folders and files, read without parsing or running it.

Such configs are TOML, YAML, JSON, Python or JavaScript, and may be programs. A key followed by plain texts looks alike
in all of them; what is computed isn't known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.lazy_regex import expression

MOST = 100
"""Texts that a key may name, and lines that they may take."""

_QUOTES = "\"'`"

_TAG = expression(r"!(?:ENV|relative|!(?:str|seq|set|python/[\w:./]*))(?=\s|$)\s*")
"""A tag of YAML, which says what to make of a value: only the value itself is read."""

_ENVIRONMENT, _NAME = "!ENV", "!!python/name"


def texts_of(key: str, config: str) -> list[str]:
    """The texts that a key names, wherever it is: one text or a list."""
    lines = config.split("\n")
    found = [text for at, line in enumerate(lines) for rest in _behind(key, line) for text in _texts(rest, lines, at)]
    return found[:MOST]


def base_of(keys: Sequence[str], config: str) -> str:
    """The path below which all addresses of a site are, by what its config has under the first of some keys; "" for
    none."""
    written = (text for key in keys for text in texts_of(key, config))
    return next((path for path in map(path_of, written) if path.startswith("/")), "")


def path_of(address: str) -> str:
    """The path of an address that may have a host; "" for a text that is no address."""
    from urllib.parse import urlsplit  # takes 2 ms, which runs without rules across pages don't need

    try:
        return urlsplit(address).path if "://" in address else address
    except ValueError:
        return ""


def _behind(key: str, line: str) -> Iterator[str]:
    """What comes after a key in a line: `key: …`, `key = …`, `"key": …` or `key(…`."""
    before, found, rest = line.partition(key)
    rest = rest.lstrip(f"{_QUOTES} \t")
    is_whole = not (before[-1:].isalnum() or before[-1:] in ("_", "-"))
    is_comment = "#" in before or "//" in before
    if found and rest[:1] in tuple(":=(") and is_whole and not is_comment:
        yield rest[1:].strip()


def _texts(rest: str, lines: Sequence[str], at: int) -> Iterator[str]:
    """The texts that begin with `rest`, after a key in the line `at`, and may go on in the lines below."""
    below = lines[at + 1 : at + 1 + MOST]
    if tag := _TAG.match(rest):
        yield from _tagged(tag[0], rest[tag.end() :], lines, at)
    elif rest.startswith("["):
        yield from _listed("\n".join([rest[1:], *below]).partition("]")[0])
    elif rest[:1] in tuple(_QUOTES):
        yield rest[1:].partition(rest[0])[0]
    elif not rest or rest[0] in "|>":
        yield from _items(below, dashes=not rest)
    elif rest[0] not in "{#(":
        yield _bare(rest)


def _tagged(tag: str, rest: str, lines: Sequence[str], at: int) -> Iterator[str]:
    """The texts behind a tag. One of variables of the environment has a default at its end, or none."""
    if tag.startswith(_ENVIRONMENT):
        listed = list(_texts(rest, lines, at)) if rest.startswith("[") else []
        yield from listed[1:][-1:]
    elif not tag.startswith(_NAME):
        yield from _texts(rest, lines, at)


def _listed(inside: str) -> Iterator[str]:
    """The texts between brackets, without comments."""
    for line in inside.split("\n"):
        if not line.lstrip().startswith(("#", "//")):
            yield from filter(None, (part.strip(f"{_QUOTES} \t\r") for part in line.split(",")))


def _items(below: Sequence[str], *, dashes: bool) -> Iterator[str]:
    """The texts of a list in YAML, or of a block of text, which end where a line is neither."""
    for line in below:
        text = line.strip()
        if text.startswith("- ") if dashes else line[:1] in (" ", "\t"):
            yield _bare(text.removeprefix("- "))
        elif text and not text.startswith("#"):
            return


def _bare(text: str) -> str:
    return text.partition(" #")[0].partition(",")[0].strip(f"{_QUOTES} \t\r;)")
