"""Paths that a user names -> the files to lint: folders walked, ignore files obeyed, each file once, in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from seolint.readers import FORMATS, format_of

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILES = (".gitignore", ".seolintignore")
SKIPPED = frozenset({"node_modules", "__pycache__", "venv"})
"""Folders that never hold articles of one's own; hidden ones are skipped too."""

Ignored = Callable[[Path], bool]


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or path that could not be linted: what was wrong and what to do, in one line."""

    path: str
    message: str


@dataclass
class Ignores:
    """The ignore files that hold for a path: those of its folder and of the folders above it, up to the repository."""

    specs: dict[Path, GitIgnoreSpec | None] = field(default_factory=dict)

    def __call__(self, path: Path) -> bool:
        """Whether the ignore files say to pass over `path` (absolute); nearer files win over those above them."""
        for folder in path.parents:
            spec = self._spec(folder)
            if spec is not None:
                told = spec.check_file(path.relative_to(folder).as_posix()).include
                if told is not None:
                    return told
            if (folder / ".git").exists():
                break
        return False

    def _spec(self, folder: Path) -> GitIgnoreSpec | None:
        if folder not in self.specs:
            lines = [line for name in IGNORE_FILES for line in _lines(folder / name)]
            if lines:
                from pathspec import GitIgnoreSpec

                self.specs[folder] = GitIgnoreSpec.from_lines(lines)
            else:
                self.specs[folder] = None
        return self.specs[folder]


@dataclass
class Discovery:
    """Finds files; what is wrong with the paths named is kept in `failures`."""

    configured: Ignored = lambda path: False
    """Whether the config in force for a path ignores it."""
    force_exclude: bool = False
    failures: list[Failure] = field(default_factory=list)
    total: int = 0
    """How many files were found, once they were."""

    @cached_property
    def ignored(self) -> Ignores:
        return Ignores()

    def files(self, paths: Sequence[str]) -> list[str]:
        """The files behind `paths`, as the user gave them, with forward slashes, sorted, each once."""
        found: dict[PurePath, str] = {}
        for path in paths:
            for file in self._behind(path):
                found.setdefault(PurePath(file), file.replace(os.sep, "/"))
        self.total += len(found)
        return sorted(found.values())

    def _behind(self, path: str) -> Iterator[str]:
        if Path(path).is_dir():
            yield from self._walk(path)
        elif not Path(path).exists():
            self.failures.append(Failure(path, "there is no such file or folder"))
        elif self.force_exclude and self._passed_over(path):
            return
        elif format_of(path) is None:
            kinds = ", ".join(sorted(FORMATS))
            self.failures.append(Failure(path, f"seolint reads {kinds} files; rename it, or leave it out"))
        else:
            yield path

    def _walk(self, top: str) -> Iterator[str]:
        for folder, folders, files in os.walk(top):
            folders[:] = sorted(
                name
                for name in folders
                if not name.startswith(".")
                and name not in SKIPPED
                and not Path(folder, name, "pyvenv.cfg").exists()
                and not self.ignored(Path(folder, name).absolute())
                and not self.ignored(Path(folder, name, "-").absolute())
            )
            for name in files:
                path = f"{folder.rstrip(os.sep)}{os.sep}{name}" if folder != "." else name
                if format_of(name) and not self._passed_over(path):
                    yield path

    def _passed_over(self, path: str) -> bool:
        whole = Path(path).absolute()
        return self.ignored(whole) or self.configured(whole)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []
