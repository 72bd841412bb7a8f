"""What a change in some pages of a site causes elsewhere: a heading is renamed, and links on other pages break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from seolint.config import ActiveRule
from seolint.site.index import Site, SiteFinding
from seolint.site.record import PageRecord, Passage

RuleFinding = tuple[SiteFinding, ActiveRule]
"""What a rule found."""

Earlier = Mapping[str, PageRecord | None]
"""Pages of a site as they were before a change, by name; None for those that didn't exist."""


def concern_others(site: Site, earlier: Earlier) -> bool:
    """Whether the changes concern anything that other pages can see, such as ids of headings, rather than prose."""
    return any(
        old is None or name not in site.by_name or _visible(old) != _visible(site.by_name[name].record)
        for name, old in earlier.items()
    )


def pages_before(site: Site, earlier: Earlier) -> Iterator[tuple[str, PageRecord]]:
    """The pages of a site before a change, each with its name."""
    yield from ((page.name, page.record) for page in site.pages if page.name not in earlier)
    yield from ((name, record) for name, record in earlier.items() if record)


def caused(findings: Sequence[RuleFinding], before: Site, changed: Collection[str]) -> Iterator[RuleFinding]:
    """Those of the findings that there weren't in the site `before` a change of some pages, given by name."""
    known: Counter[tuple[str, ...]] = Counter()
    wanted = {finding.at.page.name for finding, _ in findings} | set(changed)
    for active in _rules(findings):
        before.judged = [page for page in before.pages if page.name in wanted]
        known.update(_key(finding, active, changed) for finding in active.rule.find_across(before, active.options))
    for finding, active in findings:
        key = _key(finding, active, changed)
        if not known[key]:
            yield finding, active
        known[key] -= known[key] > 0


def _rules(findings: Iterable[RuleFinding]) -> Iterable[ActiveRule]:
    return {(active.rule.id, repr(active.options)): active for _, active in findings}.values()


def _key(finding: SiteFinding, active: ActiveRule, changed: Collection[str]) -> tuple[str, ...]:
    """What a finding has in common with that before the change: in a changed page, it may be elsewhere."""
    name = finding.at.page.name
    facts = (str(finding.facts.get(each, "")) for each in ("address", "fragment", "addresses"))
    return (active.rule.id, "" if name in changed else name, *facts)


def _visible(record: PageRecord) -> object:
    """What other pages can see of a page."""
    return (
        _text(record.title),
        record.headings,
        record.ids,
        record.has_other_ids,
        set(record.links.addresses),
        (_text(record.canonical), _text(record.robots), record.redirect, record.is_draft),
        [(each.language, each.address) for each in record.alternates],
        [(key, passage.text) for key, passage in record.declared],
    )


def _text(passage: Passage | None) -> str:
    return passage.text if passage else ""
