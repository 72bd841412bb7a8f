"""Rules say, checks find: what a rule is, what a check yields, what a writer is told.

A check is a generator `check(document, **options) -> Iterator[Finding]`. A rule gives it a name, a severity, a
message and thresholds, all in YAML.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib import import_module
from typing import Any, Literal, NamedTuple

from seolint.document import Document, Finding
from seolint.document.places import Place
from seolint.placeholders import fill

Severity = Literal["error", "warning", "info"]
Check = Callable[..., Iterator[Finding]]
_NO_OPTIONS: Mapping[str, Any] = {}


class Excerpt(NamedTuple):
    """The source line of a problem, cut to a window round it; the caret runs from `start` to `end` in `text`."""

    text: str
    start: int
    end: int


class Problem(NamedTuple):
    """What a rule found in a file: a plain value that pickles."""

    path: str
    rule: str
    family: str
    severity: Severity
    message: str
    facts: Mapping[str, Any]
    place: Place
    related: Sequence[Place]
    excerpt: Excerpt
    fingerprint: str


class Option(NamedTuple):
    """What a user may set on a rule. `type` is integer, number, boolean, string, list or mapping (text to text)."""

    default: Any
    type: str
    unit: str = ""
    help: str = ""
    allowed: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


class Example(NamedTuple):
    """An article in Markdown, and the texts that a reader sees at each reported place; none for a good article.

    `files` are the paths that there are beside it; None where nothing is known of them.
    """

    source: str
    flags: tuple[str, ...] = ()
    options: Mapping[str, Any] = _NO_OPTIONS
    format: str = "both"
    files: tuple[str, ...] | None = None


class _Fields(NamedTuple):
    id: str
    family: str
    summary: str
    check: str
    severity: Severity
    message: str
    rationale: str = ""
    source: tuple[str, ...] = ()
    settings: Mapping[str, Any] = _NO_OPTIONS
    options: Mapping[str, Option] = {}
    examples: tuple[Example, ...] = ()


class Rule(_Fields):
    """A rule file, loaded and validated. `settings` are the check's arguments that a user can't set (`with:`)."""

    def run(self, document: Document, options: Mapping[str, Any]) -> Iterator[Finding]:
        """What the rule's check finds with these options; what is not given is the rule's default."""
        last = self._last
        given = last[1] if last[0] is options else self._given(options)
        return find_check(self.check)(document, **given)

    def unable(self, document: Document, options: Mapping[str, Any]) -> str:
        """Why the rule can't judge a document (its language, too little text); nothing where it can, or can't tell.

        A check tells by a function `unable` beside `check`, which takes the same arguments and passes over those that
        don't matter to it.
        """
        tell = self._tell
        return tell(document, **self._given(options)) if tell else ""

    def say(self, facts: Mapping[str, Any], options: Mapping[str, Any]) -> str:
        """The message for a finding: facts and options put into the rule's words. Raises TemplateError."""
        return " ".join(fill(self.message, {**self._defaults, **options, **facts}).split())

    def about(self, options: Mapping[str, Any]) -> frozenset[str]:
        """What a page must have one of for the rule to find anything, in the words of `seolint.plan`; mostly nothing.

        A check tells by a constant ABOUT beside `check`; "{kind}" in it stands for the check's argument `kind`.
        """
        check = find_check(self.check)
        given = {**(getattr(check, "__kwdefaults__", None) or {}), **self._given(options)}
        names: Sequence[str] = getattr(sys.modules[check.__module__], "ABOUT", ())
        return frozenset(name.format_map(given) for name in names)

    @cached_property
    def tells(self) -> bool:
        """Whether the rule can tell that it can't judge a document."""
        return self._tell is not None

    @cached_property
    def _tell(self) -> Callable[..., str] | None:
        return _find_unable(self.check)

    @cached_property
    def _defaults(self) -> Mapping[str, Any]:
        return {name: option.default for name, option in self.options.items()}

    def _given(self, options: Mapping[str, Any]) -> Mapping[str, Any]:
        """All arguments of the check, put together once for options that are the same object, as in all of a run."""
        if self._last[0] is not options:
            self._last[:] = options, {**self.settings, **self._defaults, **options}
        return self._last[1]

    @cached_property
    def _last(self) -> list[Mapping[str, Any]]:
        return [_NO_OPTIONS, {**self.settings, **self._defaults}]


@cache
def _find_unable(name: str) -> Callable[..., str] | None:
    find: Callable[..., str] | None = getattr(sys.modules[find_check(name).__module__], "unable", None)
    return find


@cache
def find_check(name: str) -> Check:
    """The check of a name: the function `check` of the module seolint.checks.<name>.

    Raises LookupError where there is none: a rule file may name anything, also modules that are no checks.
    """
    if not name.isidentifier() or name.startswith("_"):
        raise LookupError(name)
    try:
        module = import_module(f"seolint.checks.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"seolint.checks.{name}":
            raise
        raise LookupError(name) from error
    check: Check = module.check
    return check
