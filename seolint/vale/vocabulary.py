"""Vale's vocabularies: lists of terms that are right as written, and of terms that are wrong everywhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

from seolint.examples import document_of
from seolint.files import SETTINGS, read_file
from seolint.lazy_regex import expression
from seolint.rules.rule import Example
from seolint.vale.draft import Draft, kebab
from seolint.vale.examples import rule_of
from seolint.vale.samples import samples

_LEAD = "The label says "
_SEEDS = 12
"""How many terms are tried for an example."""

_TOLD = {
    "substitution": ("A term is spelled differently from the list of terms.", "Write {replacement}, not {text}."),
    "pattern": ("A term is on the list of rejected terms.", "{text} is a rejected term. Choose another word."),
}
FOLDERS = ("vocab", "vocabularies")
_SPECIAL = expression(r"[\\^$|?*()\[\]{}]")


def vocabularies_among(files: Iterable[Path]) -> Iterator[Path]:
    """The lists in a folder of styles: accept.txt and reject.txt of each vocabulary."""
    for path in files:
        if path.suffix == ".txt" and path.stem in ("accept", "reject") and path.parent.parent.name.lower() in FOLDERS:
            yield path


def terms_in(path: Path, roots: Sequence[str]) -> tuple[str, ...]:
    """The entries of a list in one of the folders `roots`: one per line, `#` begins a comment. Raises OSError."""
    lines = read_file(path, SETTINGS, roots).decode("utf-8", "replace").splitlines()
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip() and not line.startswith("#")))


def vocabulary_draft(path: Path, terms: Sequence[str]) -> Draft | None:
    """The rule that a list with these terms stands for; None for a list without plain terms."""
    plain = [term for term in terms if not _SPECIAL.search(term)]
    name = kebab(path.parent.name)
    if path.stem == "accept" and plain:
        swapped = [term.swapcase() for term in plain]
        swap = {"swap": {term: term for term in plain}}
        return _draft(f"{name}-term-as-written", name, "substitution", swap, swapped, plain)
    if path.stem == "reject" and terms:
        rest = "|".join(term for term in terms if term not in plain)
        settings = {**({"words": plain} if plain else {}), **({"pattern": rf"\b(?:{rest})\b"} if rest else {})}
        return _draft(f"{name}-rejected-term", name, "pattern", settings, plain or list(samples(rest)), ())
    return None


def _draft(
    name: str, family: str, check: str, settings: Mapping[str, Any], seeds: Sequence[str], better: Sequence[str]
) -> Draft:
    summary, message = _TOLD[check]
    return Draft(
        name, family, summary, check, "error", message, (), "", settings, seeds=seeds[:_SEEDS], better=better[:_SEEDS]
    )


def allowing(draft: Draft, accepted: Sequence[str]) -> Draft:
    """The draft, with those accepted terms that its rule would report as exceptions."""
    if draft.check == "capitalization":
        known = draft.settings.get("exceptions", [])
        names = [term for term in accepted if not term.islower() and not _SPECIAL.search(term) and term not in known]
        return replace(draft, settings={**draft.settings, "exceptions": [*known, *names]}) if names else draft
    if draft.check not in ("pattern", "substitution", "conditional") or not accepted:
        return draft
    settings = {name: value for name, value in draft.settings.items() if name != "scope"}
    reported = _reported(replace(draft, settings=settings), accepted)
    allow = [*draft.settings.get("allow", []), *(rf"\b{term}\b" if term.isalnum() else term for term in reported)]
    return replace(draft, settings={**draft.settings, "allow": allow}) if reported else draft


def _reported(draft: Draft, terms: Sequence[str]) -> list[str]:
    """The terms in which the rule finds something, each in a paragraph of its own."""
    paragraphs = [f"{_LEAD}{term} twice.\n\n" for term in terms]
    starts = [0, *accumulate(map(len, paragraphs))]
    found = set()
    for finding in rule_of(draft).run(document_of(Example("".join(paragraphs)), "markdown"), {}):
        at = bisect_right(starts, finding.span.start) - 1
        term = starts[at] + len(_LEAD)
        if finding.span.start < term + len(terms[at]) and finding.span.end > term:
            found.add(at)
    return [terms[at] for at in sorted(found)]
