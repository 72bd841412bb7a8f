"""Which files of a site are its articles, according to its generator, its own config, and the user."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from seolint.site.generators import KINDS, Generator, Setting
from seolint.site.generators.patterns import Pattern, covers, leads_to, parse, parsed
from seolint.site.generators.recognition import Files
from seolint.site.generators.settings import texts_of

REPOSITORY_FILES = (
    *("readme", "changelog", "contributing", "code_of_conduct", "code-of-conduct", "security", "governance", "support"),
    *("license", "licence", "maintainers", "authors", "pull_request_template", "development", "claude", "agents"),
)
"""Names of files about a repository, without their extensions; they count in capitals only, but for the first."""

_HOME_PAGES = ("index.md", "index.html", "index.markdown")


class Site(NamedTuple):
    """A site whose pages a generator makes. Patterns are relative to its root.

    `content` are folders in which all articles lie, empty where they may lie anywhere. `left_out` says why
    something isn't an article.
    """

    generator: Generator
    content: tuple[Pattern, ...] = ()
    keeps: tuple[Pattern, ...] = ()
    left_out: tuple[tuple[str, tuple[Pattern, ...]], ...] = ()
    home_is_readme: bool = False

    def why_not(self, path: Sequence[str], *, folder: bool) -> str:
        """Why a file, or all that a folder holds, isn't an article of the site; "" where it is or may be one.

        `path` are the names that lead to it from the root.
        """
        if self.content and not any(covers(each, path) or (folder and leads_to(each, path)) for each in self.content):
            places = ", ".join(f"{'/'.join(each)}/" for each in self.content[:3])
            return f"outside {places}, where {self.generator.name} keeps its articles"
        if any(covers(each, path) for each in self.keeps):
            return ""
        if not folder and (reason := self._about_repository(path)):
            return reason
        for reason, patterns in self.left_out:
            if any(covers(each, path) for each in patterns):
                return reason
        return ""

    def _about_repository(self, path: Sequence[str]) -> str:
        written = path[-1].partition(".")[0]
        name = written.lower()
        if len(path) > 1 or not self.generator.has_repository_files or name not in REPOSITORY_FILES:
            return ""
        if self.home_is_readme if name == "readme" else not written.isupper():
            return ""
        return f"about the repository, not a page made by {self.generator.name}"

    def has_pages_of(self, extension: str) -> bool:
        """Whether files with an extension (".md") become pages."""
        return extension.lower() in self.generator.extensions


def site_of(generator: Generator, files: Files, content: Sequence[str] = (), output: Sequence[str] = ()) -> Site:
    """The site in a folder. `content` and `output` are folders that the user names; they come before all else."""
    named = _named(generator, files)
    if content:
        named["content"] = list(content)
    patterns = {kind: parsed(texts) for kind, texts in named.items()}
    patterns["output"] += parsed(output)
    within = "/".join(patterns["content"][0]) if patterns["content"] else ""
    for setting, text in _texts(generator, files, within=True):
        patterns[setting.adds] += parsed([text], within)
    patterns["excluded"] += parsed(_ignored(generator, files))
    return Site(
        generator,
        content=_existing(patterns["content"], files),
        keeps=parsed(generator.keeps),
        left_out=(
            (f"made by {generator.name}", patterns["output"]),
            (f"a layout or theme of {generator.name}", patterns["layouts"]),
            (f"a partial, data or a static file of {generator.name}, not a page", patterns["partials"]),
            (f"left out by {generator.name}'s config", patterns["excluded"]),
        ),
        home_is_readme=generator.readme_is_index and not any(map(files.has, _HOME_PAGES)),
    )


def _named(generator: Generator, files: Files) -> dict[str, list[str]]:
    """The folders and files of each kind, as the generator and its own config in this folder define them."""
    named: dict[str, list[str]] = {kind: list(getattr(generator, kind, ())) for kind in KINDS}
    replaced: set[str] = set()
    for setting, text in _texts(generator, files, within=False):
        kind = setting.sets or setting.adds
        if kind == "content" and not (parse(text) and files.has(text)):
            continue
        if setting.sets and kind not in replaced:
            replaced.add(kind)
            named[kind].clear()
        named[kind].append(text)
    return named


def _texts(generator: Generator, files: Files, *, within: bool) -> Iterator[tuple[Setting, str]]:
    """What the generator's own config says: for settings relative to a folder `within` the site, or for the others."""
    markers = (name for marker in generator.recognised_by for name in marker.any_of if _is_config(name))
    usual = [name for name in dict.fromkeys(markers) if files.has(name)]
    for setting in generator.settings:
        if bool(setting.within) == within:
            for name in setting.found_in or usual:
                texts = texts_of(setting.key, files.text(name))
                if setting.negated:
                    texts = [text[1:] for text in texts if text.startswith("!")]
                yield from ((setting, text) for text in texts)


def _is_config(name: str) -> bool:
    """Whether a marker is a generator's own config, by its name; a folder has no extension."""
    return "." in name[1:] and name != "package.json"


def _ignored(generator: Generator, files: Files) -> Iterable[str]:
    """The patterns in ignore files of the generator."""
    lines = (line.strip() for name in generator.ignore_files for line in files.text(name).split("\n"))
    return (line for line in lines if not line.startswith("#"))


def _existing(content: tuple[Pattern, ...], files: Files) -> tuple[Pattern, ...]:
    """The folders of content, unless none of them exists: then articles may lie anywhere."""
    return content if any("*" in each[0] or files.has("/".join(each)) for each in content) else ()
