"""Files and folders that aren't articles in any repository, by their names: lists for machines, licences, packages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from seolint.files.folders import entries

FOLDERS = frozenset({"node_modules", "bower_components", "site-packages", "__pycache__", "venv"})
"""Folders that hold other people's files."""

_PACKAGES = (".egg-info", ".dist-info", ".lproj")
"""Endings of the names of folders that say what a package is made of, and what an installer shows."""

_LISTS = frozenset(
    {
        *("robots.txt", "humans.txt", "ads.txt", "app-ads.txt", "security.txt", "llms.txt", "llms-full.txt"),
        *("sitemap.txt", "cmakelists.txt", "meson_options.txt", "manifest.txt", "version.txt"),
    }
)
"""Names, in lower case, of texts for crawlers, compilers and installers."""

_PACKAGE_LISTS = ("requirements", "constraints")
_USES = frozenset({"dev", "test", "tests", "doc", "docs", "ci", "build", "lint", "prod", "base", "pip", "local", "min"})
"""What lists of packages to install are called, and what may come before: dev-requirements.txt."""

_OF_PROGRAMS = frozenset(
    {
        *("examples", "test", "tests", "testdata", "test-data", "test_data", "fixtures", "spec", "specs", "benches"),
        *("benchmarks", "snapshots", "__snapshots__", "third_party"),
    }
)
"""Folders of a repository whose texts are read by programs."""

_TESTS = frozenset({"test", "tests", "testdata", "fixtures", "__tests__", "__fixtures__", "__snapshots__", "e2e"})
"""Folders of a repository with pages on which a program is tried; code is in them, in those below or beside them."""

_VENDORED = frozenset({"vendor", "third_party"})
_MANIFESTS = frozenset({"go.mod", "composer.json", "Gemfile", "jsonnetfile.json", "Cargo.toml"})
"""Folders for other people's packages, and files beside them that say which those are; or these are in folders named by
hosts (`vendor/github.com`)."""

_CODE = frozenset(
    {
        *(
            "rs",
            "py",
            "js",
            "mjs",
            "ts",
            "tsx",
            "jsx",
            "go",
            "java",
            "kt",
            "c",
            "h",
            "cc",
            "cpp",
            "hpp",
            "cs",
            "fs",
            "rb",
        ),
        *(
            "php",
            "swift",
            "scala",
            "hs",
            "ml",
            "jl",
            "ex",
            "exs",
            "erl",
            "clj",
            "lua",
            "zig",
            "nim",
            "dart",
            "r",
            "sql",
        ),
    }
)
"""Extensions of source code; a plain text beside it belongs to the program."""

_MOST_BELOW = 100
"""Folders in one with tests that are searched for code."""

_PROOFS = {"google": 22, "yandex_": 23, "pinterest-": 15}
"""The beginnings of names of pages that prove who owns a site, and how long these are without their extension."""

_FONTS = frozenset({"fonts", "webfonts"})
"""Folders of HTML in which programs that make fonts leave pages that show their signs."""

_PAPER, _REFERENCES = "paper.md", "paper.bib"
"""The paper on a program, and what it cites, as the Journal of Open Source Software has them."""

_LICENCES = ("license", "licence")
_LEGAL = frozenset({*_LICENCES, "copying", "notice", "unlicense", "copyright", "patents", "authors", "contributors"})
"""Names of legal texts that nobody may rewrite, and of lists of people."""


_LEVELS = 4
"""How many parts of a path, with the file's name, are searched for such a folder."""


def why_not(path: Path) -> str:
    """Why a file isn't an article, judging by its name and that of its folder; "" if it may be one."""
    name = path.name
    stem, _, extension = name.lower().rpartition(".")
    if extension == "txt" and (name.lower() in _LISTS or _lists_packages(stem) or path.parent.name in _PACKAGE_LISTS):
        return "a file for machines, not an article"
    if extension in ("html", "htm") and any(
        stem.startswith(start) and len(stem) == length for start, length in _PROOFS.items()
    ):
        return "a proof of who owns the site, not an article"
    if extension in ("html", "htm") and not _FONTS.isdisjoint(path.parts[-_LEVELS:-1]):
        return "a page that shows the signs of a font, not an article"
    if name == _PAPER and path.with_name(_REFERENCES).is_file():
        return "a paper for a journal, not a page of a site"
    is_legal = stem in _LEGAL or stem.partition("-")[0] in _LICENCES
    if is_legal and (extension == "txt" or name[: len(stem)].isupper()):
        return "a legal text or a list of people, not an article"
    return ""


def is_of_program(folder: Path, root: str) -> bool:
    """Whether plain texts in a folder (absolute path) belong to a program, in the repository with this root.

    They lie beside its code, or among its tests and examples.
    """
    parts = folder.relative_to(root).parts if folder.is_relative_to(root) else ()
    if not _OF_PROGRAMS.isdisjoint(part.lower() for part in parts):
        return True
    return _has_code(_listed(folder)[0])


def is_of_tests(folder: Path) -> bool:
    """Whether a folder (absolute path) holds the tests of a program, whose pages nobody reads."""
    if folder.name.lower() not in _TESTS:
        return False
    names, below = _listed(folder)
    if _has_code(names) or _has_code(_listed(folder.parent)[0]):
        return True
    return any(_has_code(_listed(folder / name)[0]) for name in below[:_MOST_BELOW])


def is_vendored(folder: Path) -> bool:
    """Whether a folder (absolute path) holds the packages that a program uses, by its name and those in it, or beside
    it."""
    if folder.name not in _VENDORED:
        return False
    _, below = _listed(folder)
    beside, _ = _listed(folder.parent)
    return not _MANIFESTS.isdisjoint(beside) or any("." in name[1:] for name in below)


def is_passed_over(folder: str) -> bool:
    """Whether nobody looks for articles in a folder of this name."""
    return folder in FOLDERS or folder.endswith(_PACKAGES)


def _lists_packages(stem: str) -> bool:
    """Whether a text of this name lists packages: requirements-dev, docs_constraints."""
    parts = stem.replace("_", "-").replace(".", "-").split("-")
    return parts[0] in _PACKAGE_LISTS or (parts[-1] in _PACKAGE_LISTS and parts[0] in _USES)


def _has_code(names: Iterable[str]) -> bool:
    return any(name.rpartition(".")[2].lower() in _CODE for name in names if "." in name[1:])


def _listed(folder: Path) -> tuple[Sequence[str], Sequence[str]]:
    """The names of the files and of the folders in a folder; nothing if it can't be listed."""
    try:
        found = sorted((entry.is_dir(follow_symlinks=False), entry.name) for entry in entries(str(folder)))
    except OSError:
        return (), ()
    return [name for is_folder, name in found if not is_folder], [name for is_folder, name in found if is_folder]
