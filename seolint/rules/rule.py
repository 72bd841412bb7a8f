"""Rules and problems: what a rule file declares, and what a rule reports.

A check is a generator `check(document, **options) -> Iterator[Finding]`. A rule gives it a name, a severity, a
message and thresholds, all in YAML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from seolint.document import Document, Finding, Place
from seolint.lazy_regex import expression
from seolint.placeholders import fill
from seolint.rules.check import find_check
from seolint.rules.habit import Habit, SiteHabit

if TYPE_CHECKING:
    from seolint.site.index import Site, SiteFinding, SitePage

Severity = Literal["error", "warning", "info"]
_NO_OPTIONS: Mapping[str, Any] = {}

NAME = expression(r"[A-Za-z0-9][A-Za-z0-9_-]*")
"""What can be named in a comment, a config and on the command line: a rule, a family."""


class Excerpt(NamedTuple):
    """The source line of a problem, cut to a window round it; the caret runs from `start` to `end` in `text`."""

    text: str
    start: int
    end: int


class Problem(NamedTuple):
    """What a rule found in a file: a plain value that pickles.

    `severity` is error, warning or info; `facts` are the values that the message is made from. `place` is where it is:
    line and column count from 1, `start` and `end` are offsets in the text, in characters; `related` are the other
    places. `fingerprint` is the same in the next version of the file, on whatever line the problem is then.
    """

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

    `files` are the paths that exist beside it; None if nothing is known of them. `site` is the files of its site with
    their texts, where the article is at `path`: then it shows what a rule finds across pages. `moved_from` is the path
    where the article was before a change; "" if it wasn't moved.
    """

    source: str
    flags: tuple[str, ...] = ()
    options: Mapping[str, Any] = _NO_OPTIONS
    format: str = "both"
    files: tuple[str, ...] | None = None
    site: Mapping[str, str] | None = None
    path: str = "index.md"
    moved_from: str = ""


class Rule(NamedTuple):
    """A rule file, loaded and validated. `settings` are the check's arguments that a user can't set (`with:`).

    `formerly` are its former ids, the oldest first: they remain valid wherever a user may have written them.
    `yields_to` are the ids of rules that say more about the same thing: what one of them reports, this one doesn't.
    `habit` says when its problems on a page are reported as one, `site_habit` when those of many
    pages of a site are shown as one.

    It keeps only the name of its check, so that it can be pickled, and loads the check when it first runs.
    """

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
    formerly: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    habit: Habit | None = None
    site_habit: SiteHabit = SiteHabit()
    across: str = ""
    """The check that looks across the pages of a site; most rules have none."""

    @property
    def only_across(self) -> bool:
        """Whether it looks across the pages of a site only."""
        return bool(self.across) and self.across == self.check

    @property
    def first_id(self) -> str:
        """The id that its problems' fingerprints are made from: renaming a rule leaves them as they were recorded."""
        return self.formerly[0] if self.formerly else self.id

    def run(self, document: Document, options: Mapping[str, Any]) -> Iterator[Finding]:
        """What the rule's check finds with these options, which override the rule's defaults."""
        if self.only_across:
            return iter(())  # whose check needn't be loaded for that
        return find_check(self.check).function(document, **self.arguments(options))

    def find_across(self, site: Site, options: Mapping[str, Any]) -> Iterator[SiteFinding]:
        """What the rule's check across pages finds in a site."""
        check = find_check(self.across)
        arguments = {name: value for name, value in self.arguments(options).items() if name in check.parameters}
        return check.across(site, **arguments) if check.across else iter(())

    def settled(self, site: Site, page: SitePage) -> Iterator[int]:
        """The places on a page of a site about which the site knows better than the page alone what the rule finds."""
        settled = find_check(self.across).settled
        return settled(site, page) if settled else iter(())

    def not_applicable(self, document: Document, options: Mapping[str, Any]) -> str:
        """Why the rule can't judge a document (its language, too little text); "" if it can, or doesn't say."""
        reason = None if self.only_across else find_check(self.check).not_applicable
        return reason(document, **self.arguments(options)) if reason else ""

    def say(self, facts: Mapping[str, Any], options: Mapping[str, Any], message: str = "") -> str:
        """The message for a finding, or another one, with facts and options filled in. Raises TemplateError."""
        return " ".join(fill(message or self.message, {**self.defaults, **options, **facts}).split())

    def arguments(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """All arguments of the check: the rule's settings, and these options, which override the rule's defaults."""
        return {**self.settings, **self.defaults, **options}

    @property
    def defaults(self) -> dict[str, Any]:
        """The default of each option."""
        return {name: option.default for name, option in self.options.items()}
