"""Which lines changed since a commit, according to git itself: nothing is guessed, and nothing runs without --diff."""

from __future__ import annotations

import os
import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO

from seolint.document import Place
from seolint.files import SETTINGS, read_file
from seolint.lazy_regex import expression
from seolint.rules.rule import Problem
from seolint.run.gate.git import ChangesError, Git
from seolint.run.gate.moves import moves
from seolint.run.options import STAGED

LineRanges = Sequence[tuple[int, int]]
"""Lines, first and last, counted from 1, both included; in order."""

_WHOLE: LineRanges = ((1, 1 << 62),)
_DIFF = (
    *("diff", "--unified=0", "--inter-hunk-context=0", "--find-renames", "--text", "--no-color", "--no-ext-diff"),
    *("--no-textconv", "--ignore-submodules=all", "--submodule=short", "--src-prefix=a/", "--dst-prefix=b/"),
)
_QUIET = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
_RAW = ("diff", "--raw", "-z", "--no-renames", "--abbrev=40", *_QUIET)
_STAGED = ("--cached",)
_RENAMED = ("diff", "--name-status", "-z", "--find-renames", "--diff-filter=R", *_QUIET)
MOST_GONE = 1_000
"""Files that are gone of which it is looked up what they have become: to read one takes some milliseconds."""

MOST_NEW = 1_000
"""New files that are read for that; of more, those alone that are called like one that is gone."""

_HUNK = expression(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = expression(rb"\\([0-7]{3}|.)")
_LETTERS = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}


@dataclass(frozen=True)
class Changes:
    """The changed lines of each file, by its path from `root`, the top of the repository (absolute)."""

    root: str
    lines: Mapping[str, LineRanges]
    _git: Git
    _compared: Sequence[str] = ()
    """What git compares: the arguments of `git diff` after its options."""
    _folders: dict[str, str] = field(default_factory=dict)
    _before: dict[str, str] = field(default_factory=dict)
    _removed: set[str] = field(default_factory=set)
    _moved: Sequence[tuple[str, str]] = ()
    """The files that were moved without git, as they were called and as they are."""

    def changed(self, path: str) -> bool:
        """Whether a file was changed, even if lines were only deleted."""
        return self._name(path) in self.lines

    def touch(self, problem: Problem) -> bool:
        """Whether a problem, or one of its related places, is on a changed line."""
        return self.touch_places(problem.path, (problem.place, *problem.related))

    def touch_places(self, path: str, places: Iterable[Place]) -> bool:
        """Whether one of some places is on a changed line: in the file at `path`, or in one that it names."""
        own = self.lines.get(self._name(path), ())
        others = self.lines
        return any(_meets(p, others.get(self._name(p.path), ()) if p.path else own) for p in places)

    def concern_entry(self, path: str, line: int, pages: Iterable[str]) -> bool:
        """Whether a line of a file, or the removal of one of the pages that it may name, is among the changes."""
        touched = any(first <= line <= last for first, last in self.lines.get(self._name(path), ()))
        return touched or not set(self.gone).isdisjoint(map(self._name, pages))

    def before(self) -> Mapping[str, str]:
        """The changed files, by their paths from `root`, with the blob that each was; "" for a new one."""
        if not self._before:
            fields = os.fsdecode(self._git.output(*_RAW, *self._compared)).split("\0")
            self._before.update(dict.fromkeys(self.lines, ""))
            for about, name in zip(fields[::2], fields[1::2], strict=False):
                _, _, blob, *_, status = about.split(" ")
                self._before[name] = blob if blob.strip("0") else ""
                self._removed.update([name] if status == "D" else [])
        return self._before

    @property
    def gone(self) -> Sequence[str]:
        """The paths of files that were removed or renamed."""
        return [name for name in self.before() if name in self._removed and self._is_gone(name)]

    def renamed(self) -> Sequence[tuple[str, str]]:
        """The files that were moved, as they were called and as they are, at least half of their content the same."""
        fields = os.fsdecode(self._git.output(*_RENAMED, *self._compared)).split("\0")
        return [*zip(fields[1::3], fields[2::3], strict=False), *self._moved]

    def with_moves(self, new: Sequence[str]) -> Changes:
        """The same, but files that are `new` to git and much like one that is gone are that one, moved."""
        known = {old for old, _ in self.renamed()} if new and self.gone else set()
        gone = {name: self.content(self.before()[name]) for name in self.gone[:MOST_GONE] if name not in known}
        names = {posixpath.basename(name) for name in gone}
        if len(new) > MOST_NEW:
            new = [name for name in new if posixpath.basename(name) in names][:MOST_NEW]
        found = list(moves(gone, {name: self._now(name) for name in new})) if gone else []
        compared = (self._git.output(*_DIFF, self.before()[old], "--", f":(top,literal){now}") for old, now in found)
        lines = {now: changed_lines(patch).get(now, ()) for (_, now), patch in zip(found, compared, strict=True)}
        return replace(self, lines={**self.lines, **lines}, _moved=found) if found else self

    def content(self, blob: str) -> bytes:
        """The content of a file by its blob. Raises ChangesError."""
        return self._git.output("cat-file", "blob", blob)

    def _now(self, name: str) -> bytes:
        """The content of a file as it is; nothing of one that can't be read."""
        try:
            return read_file(f"{self.root}/{name}", SETTINGS, (self.root,))
        except OSError:
            return b""

    def _is_gone(self, name: str) -> bool:
        """Whether a file that git calls removed has gone from the working copy, too, where that is what counts."""
        return name not in self.lines and (self._is_staged or not os.path.lexists(f"{self.root}/{name}"))

    @property
    def _is_staged(self) -> bool:
        return self._compared[:1] == _STAGED

    def _name(self, path: str) -> str:
        """A path relative to the root. Links to folders are followed; a file that is a link stays a link, as in git."""
        folder, name = os.path.split(os.path.abspath(path))  # noqa: PTH100
        if folder not in self._folders:
            self._folders[folder] = os.path.relpath(os.path.realpath(folder), self.root)
        return os.path.normpath(f"{self._folders[folder]}/{name}").replace(os.sep, "/")


def changes_since(git: Git, ref: str, patterns: Sequence[str] = ()) -> Changes:
    """What changed since the branch left `ref`, with new files; or what is staged, for `ref` STAGED.

    `git` is that at the top of the repository. Only files that one of the globs `patterns` matches, in any case. Raises
    ChangesError.
    """
    globs = ("--", *(f":(top,icase){pattern}" for pattern in patterns))
    if ref == STAGED:
        compared = (*_STAGED, *globs)
        return Changes(git.folder, changed_lines(git.output(*_DIFF, *compared)), git, _compared=compared)
    compared = (_base(git, ref), *globs)
    found = changed_lines(git.output(*_DIFF, *compared))
    listed = git.output("ls-files", "--others", "--exclude-standard", "-z", *globs)
    new = [os.fsdecode(name) for name in listed.split(b"\0")[:-1]]
    return Changes(git.folder, {**found, **dict.fromkeys(new, _WHOLE)}, git, _compared=compared).with_moves(new)


def _base(git: Git, ref: str) -> str:
    """The commit where the branch left `ref`."""
    known = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if not known or ref.startswith("-"):
        raise ChangesError(f"there is no commit {ref} here; {_fetched(ref)}")
    commit = os.fsdecode(known.out.strip())
    if result := git.run("merge-base", commit, "HEAD"):
        return os.fsdecode(result.out.strip())
    if not git.run("rev-parse", "--verify", "--quiet", "HEAD"):
        raise ChangesError(f"this branch has no commits yet; use {STAGED} instead of {ref}")
    if git.output("rev-parse", "--is-shallow-repository").strip() == b"true":
        advice = "get all of it with: git fetch --unshallow (in GitHub Actions: fetch-depth: 0)"
        raise ChangesError(f"this clone is shallow and lacks the commit where the branch left {ref}; {advice}")
    raise ChangesError(f"{ref} and this branch have no commit in common; name a commit from which the branch started")


def _fetched(ref: str) -> str:
    """How to get a commit that is missing."""
    remote, _, branch = ref.partition("/")
    if remote == "origin" and branch:
        return f"fetch it with: git fetch origin {branch}:refs/remotes/{ref}"
    return f"name a branch, a tag or a commit, or {STAGED}"


def _meets(place: Place, ranges: LineRanges) -> bool:
    """Whether a part of a place is on one of the lines. `ranges` are in order and don't overlap."""
    last = place.end_line - (place.end_column == 1 and place.end_line > place.line)
    at = bisect_right(ranges, last, key=lambda lines: lines[0]) - 1
    return at >= 0 and ranges[at][1] >= place.line


def changed_lines(patch: bytes) -> Mapping[str, LineRanges]:
    """For each file that a patch changes or adds, its new lines; none if lines were only deleted.

    The patch has no context (`--unified=0`) and the prefix b/ before names.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    lines = (line.removesuffix(b"\n") for line in BytesIO(patch))  # a list of short lines takes fifty times the room
    current: list[tuple[int, int]] = []
    for line in lines:
        if line.startswith(b"+++ "):
            current = found.setdefault(_path(line[4:]), [])
        elif hunk := _HUNK.match(line):
            removed, start, added = (1 if number is None else int(number) for number in hunk.groups())
            if added:
                current.append((start, start + added - 1))
            _skip(lines, removed + added)
    found.pop("", None)
    return found


def _skip(lines: Iterator[bytes], count: int) -> None:
    """Skip the lines of a hunk; "\\ No newline at end of file" doesn't count as a line."""
    while count:
        count -= not next(lines, b"").startswith(b"\\")


def _path(name: bytes) -> str:
    """The path that git writes after `+++ `; "" for a file that was deleted."""
    if name.startswith(b'"'):
        name = _ESCAPE.sub(_unescaped, name[1 : name.rindex(b'"')])
    elif name.endswith(b"\t"):
        name = name[:-1]
    return os.fsdecode(name.removeprefix(b"b/")) if name != b"/dev/null" else ""


def _unescaped(match: re.Match[bytes]) -> bytes:
    escaped = match[1]
    return bytes([int(escaped, 8)]) if len(escaped) == 3 else _LETTERS.get(escaped, escaped)
