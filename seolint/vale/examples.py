"""Examples for an imported rule: short articles that the rule itself was seen to report, or not to report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from seolint.examples import document_of, seen_at, wrong_with
from seolint.lazy_regex import expression
from seolint.rules.rule import Example, Option, Rule
from seolint.vale.draft import Draft, NotConvertibleError

MOST_TRIED = 150
"""Articles tried for one example; each is read and checked, about a millisecond."""

SMALL = 12
"""A larger bound is lowered in the example, which would otherwise be too long to read."""

_BLOCKS: Mapping[str, str] = {
    "heading": "# Shoes\n\n{hashes} {text}\n\nThey dry fast.\n",
    "item": "- {text}\n- They dry fast.\n",
    "cell": "| Shoe | Note |\n|---|---|\n| Trail | {text} |\n",
    "quote": "> {text}\n",
    "link": "Shoes [{text}](/shoes) dry fast.\n",
    "alt": "![{text}](shoe.jpg)\n",
}
_MATCHING = ("pattern", "substitution", "consistency", "count", "conditional", "repetition")
_FRAMES = (
    "The label says {} twice.",
    "{}",
    "{} is what it says.",
    "The label says {}",
    "The label says {}.",
    "The label says{}",
    "Size: {} there.",
    "x{}x",
)
_HEADING_FRAMES = ("{}", "About {}", "About {} shoes", "Shoes {}")
_QUIET = (
    "They dry fast.",
    "Trail shoes dry fast.",
    "Trail shoes grip. Road shoes roll.",
)
_QUIET_HEADINGS = ("Choose shoes by size", "Shoes", "trail shoes", "They dry fast.")
_MARKUP = expression(r"([\\`*_\[\]<>#|~$&])")


def with_examples(draft: Draft) -> Rule:
    """The rule of a draft, with a bad and a good example. Raises NotConvertibleError if none could be made."""
    rule = rule_of(draft)
    override = _small(draft)
    bad = _first(rule, _bad_articles(draft, override), override, reports=True)
    good = _first(rule, _good_articles(draft, override), override, reports=False)
    if not bad or not good:
        raise NotConvertibleError(f"no {'good' if bad else 'bad'} example could be made, and a rule needs one")
    return rule._replace(examples=(bad, good))


def rule_of(draft: Draft) -> Rule:
    """The rule of a draft, still without examples."""
    return Rule(
        id=draft.name,
        family=draft.family,
        summary=draft.summary,
        check=draft.check,
        severity=draft.severity,
        message=draft.message,
        rationale=draft.rationale,
        source=tuple(draft.source),
        settings=draft.settings,
        options={name: Option(**option) for name, option in draft.options.items()},
    )


def _first(rule: Rule, articles: Iterator[str], options: Mapping[str, Any], *, reports: bool) -> Example | None:
    """The first article that is an example in Markdown and in HTML; one problem is better than several."""
    second = None
    for article in islice(articles, MOST_TRIED):
        blank = Example(article, options=options)
        document = document_of(blank, "markdown")
        flags = tuple(seen_at(document, finding) for finding in rule.run(document, options))
        if bool(flags) != reports or not all(flags):
            continue
        example = blank._replace(flags=flags)
        if wrong_with(rule, example, "markdown") or wrong_with(rule, example, "html"):
            continue
        if len(flags) < 2:
            return example
        second = second or example
    return second


def _bad_articles(draft: Draft, override: Mapping[str, Any]) -> Iterator[str]:
    seeds = draft.seeds
    if "max" in draft.options and draft.check == "count":
        seeds = tuple(_repeated(seeds, _limit(draft, override, "max") + 1))
    yield from _articles(draft, seeds)
    if not seeds:
        yield from _quiet(draft)


def _good_articles(draft: Draft, override: Mapping[str, Any]) -> Iterator[str]:
    times = _limit(draft, override, "min") if draft.check == "count" else 1
    yield from _articles(draft, tuple(_repeated(draft.better, times)) if times > 1 else draft.better)
    yield from _quiet(draft)


def _limit(draft: Draft, override: Mapping[str, Any], name: str) -> int:
    return int(override.get(name, draft.options.get(name, {}).get("default", 1)))


def _small(draft: Draft) -> Mapping[str, Any]:
    """Bounds of a count for the examples, if the rule's own would take a page."""
    if draft.check != "count":
        return {}
    return {name: 3 for name, option in draft.options.items() if option["default"] > SMALL}


def _repeated(seeds: Sequence[str], times: int) -> Iterator[str]:
    for seed in seeds:
        yield " ".join([seed] * times)
        yield f"{seed} shoes " * times
        yield seed * times


def _articles(draft: Draft, seeds: Sequence[str]) -> Iterator[str]:
    """Each text in each frame; first all texts in the plainest one."""
    frames = _HEADING_FRAMES if _is_heading(draft) else _FRAMES if draft.check in _MATCHING else ("{}",)
    for frame in frames:
        for seed in seeds:
            text = seed if draft.settings.get("scope") == "raw" else _MARKUP.sub(r"\\\1", seed)
            text = text if frame.endswith(("s{}", "x")) else text.strip()
            yield _block(draft, frame.format(text))


def _quiet(draft: Draft) -> Iterator[str]:
    for text in (*_QUIET_HEADINGS, *_QUIET) if _is_heading(draft) else (*_QUIET, *_QUIET_HEADINGS):
        yield _block(draft, text)


def _is_heading(draft: Draft) -> bool:
    return bool(draft.settings.get("scope") == "heading")


def _block(draft: Draft, text: str) -> str:
    level = min(draft.settings.get("levels") or [2])
    block = _BLOCKS.get(str(draft.settings.get("scope")), "{text}\n")
    if level == 1:
        block = block.removeprefix("# Shoes\n\n")
    return block.format(text=" ".join(text.split("\n")), hashes="#" * level)
