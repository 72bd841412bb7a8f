"""`seolint explain RULE FILE` for a rule that weighs signs: the phrases nearest to its limit, and why.

Writers can thus contest a finding, and see how close a phrase that isn't reported is to the limit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

import click

from seolint.analysis.phrase_score import Sign, lists_of, measured
from seolint.cli._articles import read_articles
from seolint.cli._common import finish
from seolint.config import Config
from seolint.document import Document
from seolint.report.console import as_json, safe_line
from seolint.rules.rule import Rule
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Failure
from seolint.run.options import CheckOptions
from seolint.wording import plural

WIDTH, MARGIN = 100, " " * 6
"""For the texts that say what is measured: characters per line, and what each line begins with."""

SHOWN = 5
"""Phrases that are shown for a file."""

WEIGHED = "stuffed_phrase"
"""The check whose rules weigh signs."""


def show(rule: Rule, options: CheckOptions, configs: ConfigLoader, form: str) -> None:
    """Print the phrases of the files, and end the command. Raises UsageError for a rule that weighs no signs."""
    if rule.check != WEIGHED:
        raise click.UsageError(f"{rule.id} doesn't weigh phrases; leave out the file to have the rule explained")
    discovery = configs.discovery(options)
    failures: list[Failure] = []
    files: list[dict[str, Any]] = []
    names: set[str] = set()

    def phrases(document: Document, path: str, config: Config) -> dict[str, Any]:
        return _phrases(rule, document, path, config)

    for outcome in read_articles(options, configs, discovery, phrases):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        elif form == "json":
            files.append(outcome)
        else:
            click.echo("\n".join(map(safe_line, _lines(rule, outcome))))
            names |= {name for phrase in outcome["phrases"] for sign in phrase["signs"] for name in _telling(sign)}
    if names:
        click.echo("\n".join(("", *meanings(names))))
    if form == "json":
        click.echo(as_json({"rule": rule.id, "files": files}))
    finish(configs, [*failures, *discovery.failures], options.paths)


def _phrases(rule: Rule, document: Document, path: str, config: Config) -> dict[str, Any]:
    """The heaviest phrases of a document with the value and the points of each sign, as plain values."""
    from seolint.analysis.phrases import everywhere
    from seolint.checks.stuffed_phrase import distinct, weighed, written

    state = config.states.get(rule.id)
    arguments = rule.arguments(state.options if state else {})
    found = distinct(document, weighed(document, **{**arguments, "points": float("-inf")}))[:SHOWN]
    lists = lists_of(arguments["signs"])
    return {
        "path": path,
        "limit": arguments["points"],
        "phrases": [
            {
                "phrase": written(phrase.features),
                "count": len(places),
                "points": phrase.score + 0.0,
                "list": next(name for name, signs in lists.items() if signs is phrase.signs),
                "signs": [
                    {
                        "points": round(phrase.points.get(number, 0.0), 2),
                        "most": sign["points"],
                        "values": {name: _value(getattr(phrase.features, name)) for name in measured(sign)},
                    }
                    for number, sign in enumerate(phrase.signs)
                ],
            }
            for phrase, places in zip(found, everywhere([phrase.features.phrase for phrase in found]), strict=True)
        ],
    }


def _telling(sign: Mapping[str, Any]) -> Iterable[str]:
    """The measurements of a sign that gave or took points."""
    return sign["values"] if sign["points"] else ()


def meanings(names: Iterable[str]) -> Iterator[str]:
    """What measurements mean, each once, in order of their names."""
    from seolint.analysis.phrase_features import PhraseFeatures

    yield "What is measured"
    for name in sorted(set(names)):
        yield f"  {name}"
        text = " ".join((getattr(PhraseFeatures, name).__doc__ or "").split())
        yield from wrap(text, WIDTH, initial_indent=MARGIN, subsequent_indent=MARGIN, break_on_hyphens=False)


def all_signs(rule: Rule) -> Iterator[str]:
    """The signs that a rule weighs, and what each of the measurements in them means."""
    lists = lists_of(rule.settings["signs"])
    yield "\nSigns, with the points that they give (in proportion between two values)"
    if len(lists) > 1:
        yield "  The list that gives a phrase the most points counts."
    for name, signs in lists.items():
        if name:
            yield f"  {name}"
        for sign in signs:
            yield f"  {sign['points']:+6g}  {_condition(sign)}"
    yield ""
    yield from meanings(name for signs in lists.values() for sign in signs for name in measured(sign))


def folded_signs(rule: Rule) -> Iterator[str]:
    """How many signs a rule weighs, and how to list them."""
    count = sum(map(len, lists_of(rule.settings["signs"]).values()))
    yield f"\nSigns\n  {count}; --verbose lists them, and with FILE, you see what they give each phrase."


def _condition(sign: Sign) -> str:
    if "measure" in sign:
        return f"{sign['measure']} from {sign['from']:g} to {sign['to']:g}"
    return ", ".join(f"{name} {bound}" for name, bound in sign["when"].items())


def _value(value: float | None) -> float | None:
    """A measurement as it is shown: a number to two decimal places."""
    return None if value is None else round(float(value), 2)


def _lines(rule: Rule, file: Mapping[str, Any]) -> Iterator[str]:
    limit = file["limit"]
    yield f"{file['path']}: {rule.id} reports phrases from {limit:g} points"
    if not file["phrases"]:
        yield "  No phrase is repeated often enough to be weighed."
    for phrase in file["phrases"]:
        verdict = "reported" if phrase["points"] >= limit else "not reported"
        yield ""
        named = f' in the list "{phrase["list"]}"' if phrase["list"] else ""
        uses = plural(phrase["count"], "use")
        yield f'  "{phrase["phrase"]}", {uses}: {phrase["points"]:.2f} points{named}, {verdict}'
        for sign in sorted(phrase["signs"], key=lambda sign: -sign["points"]):
            if sign["points"]:
                yield f"    {sign['points']:+6.2f} of {sign['most']:+g}  {_values(sign['values'])}"
        yield from _without_points(phrase["signs"])


def _values(values: Mapping[str, float | None]) -> str:
    return ", ".join(f"{name} {'unknown' if value is None else f'{value:g}'}" for name, value in values.items())


def _without_points(signs: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The measurements without points, in one line; one that two signs weigh may have given points in the other."""
    telling = {name for sign in signs for name in _telling(sign)}
    values = {name: value for sign in signs for name, value in sign["values"].items() if name not in telling}
    if values:
        yield f"    no points for {_values(values)}"
