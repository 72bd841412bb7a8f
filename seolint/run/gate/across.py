"""A run with the rules across pages: which other pages of a site it needs, and which of their problems concern it."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from seolint.document import Place
from seolint.files import is_folder
from seolint.linter import Extras, Report
from seolint.rules.rule import Problem
from seolint.run.cache import Cache
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery, Failure
from seolint.run.folder_contents import FolderContents
from seolint.run.options import CheckOptions
from seolint.run.runner import lint_paths
from seolint.run.site_files import Folders
from seolint.run.site_navigation import navigation_files
from seolint.run.site_outcome import Focus, SiteRun
from seolint.run.site_overview import PageRow, page_rows
from seolint.run.site_problems import SiteProblems
from seolint.run.site_surroundings import Surroundings
from seolint.run.site_texts import PageTexts
from seolint.run.worker import Outcome, read_text

if TYPE_CHECKING:
    from seolint.run.gate.changes import Changes


_NO_SITE = "nothing says where its site begins, so no pages are compared; put site: {generator: none} in a config there"


class AcrossPages:
    """The sites of a run, the files that it needs from them, and what the rules across pages find there.

    `keep` is for runs that need the sites afterwards, too.
    """

    def __init__(
        self, options: CheckOptions, configs: ConfigLoader, discovery: Discovery, changes: Changes | None, *, keep: bool
    ) -> None:
        self._keep = keep
        self._options, self._configs, self._discovery, self._changes = options, configs, discovery, changes
        discovery.contents = self._contents = FolderContents()
        self._surroundings = Surroundings(configs, Folders(), self._contents)
        self._tops = [_whole(path) for path in options.files if is_folder(path)]
        self._problems: SiteProblems | None = None
        self._earlier = None
        if changes:
            from seolint.run.gate.earlier import EarlierPages  # which runs without --diff don't need

            self._earlier = EarlierPages(changes, configs, configs.discovery(options._replace(force_exclude=True)))

    def lint(self, extras: Extras, cache: Cache | None) -> Iterator[Outcome]:
        """The outcome for each file that the run is about, with what is found across pages."""
        options, extras = self._options, extras._replace(record=True)
        shown: set[str] = set()

        def others(files: Sequence[str]) -> Sequence[str]:
            shown.update(files)
            return self._others(files)

        outcomes = lint_paths(
            options.files,
            self._discovery,
            self._configs,
            processes=options.jobs,
            cache=cache,
            timeout=options.timeout,
            extras=extras,
            wanted=self._changes.changed if self._changes else _everything,
            others=others,
        )
        yield from self._completed(outcomes, shown.__contains__, cache)

    def added_again(self, report: Report, text: str, names: Collection[str]) -> Report:
        """See `SiteProblems.added_again`: for a page that was linted before and has changed since."""
        return self._problems.added_again(report, text, names) if self._problems else report

    def page_rows(self, wanted: Collection[str]) -> Sequence[PageRow]:
        """What a report shows of those pages whose paths are `wanted`, beside one another."""
        return list(page_rows(self._problems.sites if self._problems else (), wanted))

    def is_caused(self, problem: Problem) -> bool:
        """Whether changes caused a problem in a place that they don't touch."""
        caused = self._problems.caused if self._problems else ()
        return (problem.path, problem.rule, problem.place.start) in caused

    def _others(self, files: Sequence[str]) -> Sequence[str]:
        """The files of the same sites that a run about some files also needs.

        None for a folder that is linted as a whole, which is taken as complete.
        """
        others = [*map(Path, self._earlier.gone()), *self._changed_navigation()] if self._earlier else []
        if not (files or others) or (self._tops and self._changes is None):
            return []
        known = set(map(_whole, files))
        roots = {self._surroundings.root_of(each.parent, self._tops) for each in (*known, *others)} - {None}
        found: dict[Path, str] = {}
        if files and not roots and self._options.site:
            self._configs.warnings.append(Failure(files[0], f"warning: {_NO_SITE}"))
        for root in sorted(roots, key=str):
            discovery = self._configs.discovery(self._options._replace(force_exclude=True))
            discovery.contents = self._contents
            for file in discovery.files([os.path.relpath(root or ".")]):
                name = _shortest(file)
                found.setdefault(_whole(file), name)
                self._discovery.adopt(name, discovery.root(file))
        return [file for whole, file in found.items() if whole not in known]

    def _changed_navigation(self) -> Iterator[Path]:
        if self._changes:
            names, root = navigation_files(), Path(self._changes.root)
            yield from (root / name for name in self._changes.lines if posixpath.basename(name) in names)

    def _completed(
        self, outcomes: Iterable[Outcome], about: Callable[[str], bool], kept: Cache | None
    ) -> Iterator[Outcome]:
        """The outcomes of the files that the run is `about`, in order, with what is found across pages.

        Of the other files, only those with a problem that concerns one of them. What was `kept` is closed by then.
        """
        every = list(outcomes)
        reports = [_judged(each, about) for each in every if isinstance(each, Report)]
        texts = PageTexts(self._configs, self._text_of, kept and kept.reopened())
        run = SiteRun(self._configs, self._surroundings, self._tops, cache(self._text_of), texts.of, self._focus(about))
        run = run._replace(reread=self._text_of)
        if self._earlier and self._changes:
            concerns = self._changes.concern_entry
            run = run._replace(earlier=self._earlier.of, moved=self._earlier.moved, concerns=concerns)
        elif run.focus:
            run = run._replace(concerns=lambda path, line, pages: False)
        self._problems = SiteProblems(run, keep=self._keep)
        try:
            found = iter(self._problems.added(reports))
        finally:
            texts.close()
        for outcome in every:
            if not isinstance(outcome, Report):
                yield from [outcome] if about(outcome.path) else []
                continue
            report = next(found)
            if about(report.path) or report.problems:
                yield report._replace(record=None)

    def _focus(self, about: Callable[[str], bool]) -> Focus | None:
        changes = self._changes
        if changes is None:
            return None if self._tops else lambda path, places: about(path)

        def is_changed(path: str, places: Sequence[Place]) -> bool:
            return changes.touch_places(path, places) if places else changes.changed(path)

        return is_changed

    def _text_of(self, path: str) -> str:
        text = read_text(path, self._configs.of_file(path))
        return text if isinstance(text, str) else ""


def _judged(report: Report, about: Callable[[str], bool]) -> Report:
    """A report before its site completes it: if the run isn't about it, it has no problems of its own."""
    empty = report._replace(problems=(), errors=(), not_applicable=(), scores=(), page_summary=None)
    return report if about(report.path) else empty


def _everything(path: str) -> bool:
    return True


def _shortest(path: str) -> str:
    """A path without the detour over a folder that the current one is in, as if the user had named the file."""
    return os.path.relpath(path).replace(os.sep, "/") if path.startswith(os.pardir) else path


def _whole(path: str) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - without `..` in it
