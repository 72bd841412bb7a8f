r"""Patterns of .gitignore as regular expressions for RE2, which matches them in linear time.

Git matches bytes, with `wildmatch.c`; so do these. https://git-scm.com/docs/gitignore says what patterns mean, and
git's source the rest: an unclosed class or a backslash at the end matches nothing, and `**` may follow a name in a
path.
"""

from __future__ import annotations

import string
from collections.abc import Iterator

END = rb"\0"
"""What follows a path when it is matched: no path contains it."""

ANY = rb"[^\0]*"
"""Any part of a path."""

_IN_NAME = rb"[^/\0]"
_FOLDERS = b"(?:" + ANY + b"/)?"
_SPECIAL = b"*?[\\"
_ORDINARY = frozenset((string.ascii_letters + string.digits).encode())
_CLASSES = {
    b"alnum": string.ascii_letters + string.digits,
    b"alpha": string.ascii_letters,
    b"blank": " \t",
    b"cntrl": "".join(map(chr, (*range(32), 127))),
    b"digit": string.digits,
    b"graph": "".join(map(chr, range(33, 127))),
    b"lower": string.ascii_lowercase,
    b"print": "".join(map(chr, range(32, 127))),
    b"punct": string.punctuation,
    b"space": string.whitespace,
    b"upper": string.ascii_uppercase,
    b"xdigit": string.hexdigits,
}


class UnmatchableError(ValueError):
    """A pattern that matches no path."""


def name_expression(pattern: bytes) -> bytes:
    """What a pattern without a slash matches: a name, in any folder. Raises UnmatchableError."""
    if not pattern:
        raise UnmatchableError
    return b"".join(_Glob(pattern, in_path=False).parts())


def path_expression(pattern: bytes) -> bytes:
    """What a pattern with a slash matches: a path from its first folder on. Raises UnmatchableError.

    Git compares what comes before the first wildcard by itself, so that `**` may follow a name and still mean any
    folders.
    """
    pattern = pattern[1:] if pattern.startswith(b"/") else pattern
    if not pattern:
        raise UnmatchableError
    wild = next((at for at, byte in enumerate(pattern) if byte in _SPECIAL), len(pattern))
    return literal(pattern[:wild]) + b"".join(_Glob(pattern[wild:], in_path=True).parts())


def literal(text: bytes) -> bytes:
    """The expression for bytes taken literally."""
    return b"".join(bytes([byte]) if byte in _ORDINARY else b"\\x%02x" % byte for byte in text)


class _Glob:
    """A pattern that is read from left to right."""

    def __init__(self, pattern: bytes, *, in_path: bool) -> None:
        self.pattern, self.in_path, self.at = pattern, in_path, 0

    def parts(self) -> Iterator[bytes]:
        """The expression, a piece for each wildcard or byte. Raises UnmatchableError."""
        while self.at < len(self.pattern):
            byte = self._next()
            if byte == b"*":
                yield self._stars()
            elif byte == b"?":
                yield _IN_NAME
            elif byte == b"[":
                yield self._class()
            else:
                yield literal(self._escaped(byte))

    def _next(self) -> bytes:
        """The byte at this place, which is consumed."""
        if self.at >= len(self.pattern):
            raise UnmatchableError
        self.at += 1
        return self.pattern[self.at - 1 : self.at]

    def _escaped(self, byte: bytes) -> bytes:
        return self._next() if byte == b"\\" else byte

    def _stars(self) -> bytes:
        """Any part of a name; any folders if two or more stars are between slashes or at an end."""
        begun = self.at - 1
        while self.pattern[self.at : self.at + 1] == b"*":
            self.at += 1
        rest = self.pattern[self.at : self.at + 2]
        begins, ends = self.pattern[:begun][-1:] in (b"", b"/"), rest[:1] in (b"", b"/") or rest == b"\\/"
        if self.at - begun < 2 or not (self.in_path and begins and ends):
            return _IN_NAME + b"*"
        if rest[:1] != b"/":
            return ANY
        self.at += 1
        return _FOLDERS

    def _class(self) -> bytes:
        """One byte of those in brackets, or not of those."""
        negated = self.pattern[self.at : self.at + 1] in (b"!", b"^")
        self.at += negated
        members, before, byte = set[int](), b"", self._next()
        while True:
            before = self._member(byte, before, members)
            byte = self._next()
            if byte == b"]":
                break
        kept = (set(range(256)) - members if negated else members) - {0, ord("/")}
        if not kept:
            raise UnmatchableError
        return b"[" + b"".join(_ranges(sorted(kept))) + b"]"

    def _member(self, byte: bytes, before: bytes, members: set[int]) -> bytes:
        """Add what a byte in brackets means; returns what a range may begin with, if one may follow."""
        if byte == b"[" and self.pattern[self.at : self.at + 1] == b":":
            name, bracket, _ = self.pattern[self.at + 1 :].partition(b"]")
            if not bracket or (name.endswith(b":") and name[:-1] not in _CLASSES):
                raise UnmatchableError
            if name.endswith(b":"):
                members.update(_CLASSES[name[:-1]].encode())
                self.at += len(name) + 2
                return b""
        elif byte == b"-" and before and self.pattern[self.at : self.at + 1] not in (b"", b"]"):
            members.update(range(before[0], self._escaped(self._next())[0] + 1))
            return b""
        byte = self._escaped(byte)
        members.update(byte)
        return byte


def _ranges(members: list[int]) -> Iterator[bytes]:
    """The members of a class, consecutive ones as a range."""
    first = members[0]
    for member, after in zip(members, [*members[1:], None], strict=True):
        if after != member + 1:
            yield b"\\x%02x-\\x%02x" % (first, member)
            first = after or 0
