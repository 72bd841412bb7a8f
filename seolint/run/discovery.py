"""Paths that a user names -> the files to lint: folders walked, ignore files obeyed, each file once, in order."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from seolint.files import is_inside, is_private, mode, read_head, root_of, unreadable
from seolint.files.folders import entries, is_kind
from seolint.files.overlay import FolderEntry
from seolint.readers import FORMATS, format_of, format_on_request
from seolint.run.folder_contents import FolderContents
from seolint.run.ignore_files import IGNORE_FILES, IgnoreFiles
from seolint.run.site_folders import Place, SiteFolders
from seolint.site import not_articles

IGNORED = f"named in {' or '.join(IGNORE_FILES)}"
CONFIGURED = "excluded by ignore in the config"
EXCLUDED = "named by --exclude"
REPORT = "a report of seolint"
OWN_REPORT = b'<meta name="generator" content="seolint">'
"""What the head of a report in HTML holds, so that it isn't linted by the next run."""

_HEAD = 500
"""Bytes at the beginning of a file among which that is."""

STRAY = "a link to a place outside the repository"
TOO_DEEP = "has folders nested too deep for the system to open; they are left out"
"""The path of such a folder would fill a screen or two, so this names the folder in which the walk began."""


class Failure(NamedTuple):
    """A file or path that could not be linted: what was wrong and what to do, in one line."""

    path: str
    message: str


class Discovery:
    """Finds files. `configured` says whether the config in force for a path ignores it, `formats` what formats it adds.

    `excluded` says what is left out even if the user names it, `force_exclude` that this applies to everything else as
    well. `sites` knows the site generators, and so which files aren't articles.

    `failures` are what is wrong with the paths named; `passed` are the files and folders skipped, each with the reason:
    they are ignored, aren't articles, or are links that lead elsewhere. `total` is how many files were found so far.
    What is in the folders on the way is added to `contents`, for those who set it.
    """

    def __init__(
        self,
        configured: Callable[[Path], bool] = lambda path: False,
        force_exclude: bool = False,
        formats: Callable[[Path], Mapping[str, str]] = lambda path: {},
        excluded: Callable[[Path], bool] | None = None,
        sites: SiteFolders | None = None,
    ) -> None:
        self.configured, self.force_exclude, self.formats = configured, force_exclude, formats
        self.excluded, self.sites = excluded, sites or SiteFolders()
        self.failures: list[Failure] = []
        self.passed: list[Failure] = []
        self.total = 0
        self.contents: FolderContents | None = None
        self._roots: dict[str, str] = {}
        self._of_programs: dict[Path, bool] = {}

    @cached_property
    def ignored(self) -> IgnoreFiles:
        return IgnoreFiles(self._fail)

    def files(self, paths: Sequence[str]) -> list[str]:
        """The files at `paths`, as the user gave them, with forward slashes, sorted, each once."""
        files = [file.replace(os.sep, "/") for path in paths for file in self._behind(path)]
        if len(paths) > 1:
            files = list({Path(file).absolute(): file for file in reversed(files)}.values())
        self.total += len(files)
        return sorted(files)

    def root(self, file: str) -> str | None:
        """The folder in which a file was found, links followed; None for a file that the user named."""
        return self._roots.get(file)

    def adopt(self, file: str, root: str | None) -> None:
        """Take over in which folder another discovery found a file; None for one that the user named."""
        if root is not None:
            self._roots[file] = root

    @property
    def stray_links(self) -> int:
        """How many links to files outside the root were skipped."""
        return sum(each.message == STRAY for each in self.passed)

    def admits(self, path: str) -> bool:
        """Whether a file that the user names is to be linted; it needn't exist, as it may name standard input."""
        whole = Path(path).absolute()
        if self._excludes(path, whole) or (self.force_exclude and self._passed_over(path, whole)):
            return False
        if format_on_request(path) is None and format_of(path, self.formats(whole)) is None:
            kinds = ", ".join(sorted(FORMATS))
            self._fail(
                path, f"seolint reads {kinds} files; rename it, or add its extension under formats in the config"
            )
            return False
        return True

    def _behind(self, path: str) -> Iterator[str]:
        try:
            kind = mode(path) or Path(path).stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            self._fail(path, "there is no such file or folder")
        except OSError as error:
            self._fail(path, unreadable(error))
        else:
            if S_ISDIR(kind):
                yield from self._walk(path, len(f".{os.sep}") if path == "." else 0)
            elif self.admits(path):
                if not S_ISREG(kind):
                    self._fail(path, "is a pipe or a device, not a file; pass its content on standard input, as -")
                elif os.path.islink(path) and is_private(path):  # noqa: PTH114
                    self._fail(path, "is a link to a file of the system or of git, not an article; leave it out")
                else:
                    yield path

    def _walk(self, top: str, cut: int) -> Iterator[str]:
        """The files in a folder, without the first `cut` characters of their paths.

        Links to folders are not followed; pipes and links to nowhere aren't articles.
        """
        folders, root = [(top, Path(os.path.abspath(top)))], root_of(top)  # noqa: PTH100 - without `..` in it
        if not self.force_exclude:
            self.sites.enter(folders[0][1])
        while folders:
            folder, whole = folders.pop()
            below = []
            found = self._entries(folder, top)
            if self.contents:
                self.contents.add(str(whole), found)
            place = self.sites.of(whole, [entry.name for entry in found])
            if place.why_not:
                self._pass_no_article(f"{folder[cut:]}/", whole / "-", place.why_not)
                continue
            is_article = _Articles(whole, self.formats, place)
            for entry in found:
                path, file = f"{folder.rstrip(os.sep)}{os.sep}{entry.name}", whole / entry.name
                if is_kind(entry.is_dir):
                    if not is_kind(entry.is_symlink) and self.enters(file, path[cut:]):
                        below.append((path, file))
                elif (
                    is_article(entry.name) and is_kind(entry.is_file) and not self._passed_over(path[cut:], file, place)
                ):
                    if is_kind(entry.is_symlink) and not is_inside(path, (root,)):
                        self._pass(path[cut:], STRAY)
                        continue
                    if entry.name.endswith((".html", ".htm")) and OWN_REPORT in read_head(path, _HEAD):
                        self._pass(path[cut:], REPORT)
                        continue
                    self._roots[path[cut:].replace(os.sep, "/")] = root
                    yield path[cut:]
            folders += reversed(below)

    def _entries(self, folder: str, top: str) -> Sequence[FolderEntry]:
        """What a folder below `top` holds, in order; nothing if it can't be listed."""
        try:
            return entries(folder)
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                self._fail(top, TOO_DEEP)
            else:
                self._fail(error.filename, unreadable(error))
            return ()

    def enters(self, folder: Path, shown: str = "") -> bool:
        """Whether articles are looked for in a folder (absolute path), which reports call `shown`."""
        if folder.name.startswith(".") or not_articles.is_passed_over(folder.name) or mode(folder / "pyvenv.cfg"):
            return False
        return not (self.ignored.folder(folder) and self._pass(f"{shown}/", IGNORED))

    def _fail(self, path: str, message: str) -> None:
        self.failures.append(Failure(path.replace(os.sep, "/"), message))

    def _passed_over(self, path: str, whole: Path, place: Place | None = None) -> bool:
        """Whether a file is left out; `place` is that of its folder, if known."""
        if self.ignored.file(whole):
            return self._pass(path, IGNORED)
        if (self.configured(whole) and self._pass(path, CONFIGURED)) or self._excludes(path, whole):
            return True
        reason = not_articles.why_not(whole) or self._why_not_of_site(whole, place or self.sites.of(whole.parent))
        return bool(reason) and self._pass_no_article(path, whole, reason)

    def _why_not_of_site(self, whole: Path, place: Place) -> str:
        """Why a file (absolute path) isn't one of the articles of its site."""
        if place.site is None and whole.suffix.lower() == ".txt" and self._is_of_program(whole.parent):
            return "a text of a program, beside its code, tests or examples"
        if place.site is None and place.why_not:
            return place.why_not
        if place.site is None:
            is_read = format_of(whole.name) or self._is_added(whole)
            return "" if is_read else "no site generator or config turns such files into pages"
        if not place.why_not and not place.site.has_pages_of(whole.suffix) and not self._is_added(whole):
            return f"{place.site.generator.name} doesn't make pages from {whole.suffix} files"
        return place.why_not_file(whole.name)

    def _is_of_program(self, folder: Path) -> bool:
        if folder not in self._of_programs:
            self._of_programs[folder] = not_articles.is_of_program(folder, root_of(folder))
        return self._of_programs[folder]

    def _is_added(self, whole: Path) -> bool:
        """Whether the config adds the extension of a file."""
        added = self.formats(whole)
        return any(whole.name.lower().endswith(extension) for extension in added)

    def _pass_no_article(self, path: str, whole: Path, reason: str) -> bool:
        self.sites.left_out.append(whole)
        return self._pass(path, reason)

    def _excludes(self, path: str, whole: Path) -> bool:
        return self.excluded is not None and self.excluded(whole) and self._pass(path, EXCLUDED)

    def _pass(self, path: str, reason: str) -> bool:
        self.passed.append(Failure(path.replace(os.sep, "/"), reason))
        return True


class _Articles:
    """Whether a file in a folder is read at all, by its extension. If that isn't known, the config is asked."""

    def __init__(self, folder: Path, formats: Callable[[Path], Mapping[str, str]], place: Place) -> None:
        self._folder, self._formats, self._site = folder, formats, place.site
        self._added: Mapping[str, str] | None = None

    def __call__(self, name: str) -> bool:
        if format_of(name):
            return True
        if self._site and self._site.has_pages_of(os.path.splitext(name)[1]) and format_on_request(name):  # noqa: PTH122
            return True
        if self._added is None:
            self._added = self._formats(self._folder / name)
        return bool(self._added) and format_of(name, self._added) is not None
