"""For code scanning: SARIF 2.1.0, with the rules' own texts and with columns in Unicode code points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from seolint import __version__
from seolint.document import Place
from seolint.lazy_regex import expression
from seolint.report import ReportStyle
from seolint.report.console import as_json
from seolint.report.paths import inside, uri
from seolint.report.rule_texts import first_paragraph, page, plain, summary
from seolint.report.wording import named, sentence, unnamed
from seolint.rules.rule import Problem, Rule
from seolint.run.result import RunResult

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

ABOUT = "data:,A%20linter%20for%20web%20articles.%20Rules:%20seolint%20rules;%20one%20rule:%20seolint%20explain%20RULE"
"""Where to learn about the tool. The project has no home page, so the address contains the text itself (RFC 2397)."""

ROOT = "%SRCROOT%"
"""The name that GitHub gives to the root of a checkout."""

MOST_LOCATIONS = 1000
"""Further places of a result. Source of this and the next: GitHub Docs, "SARIF support for code scanning"."""

MOST_CHARACTERS = 1024
"""Characters of a rule's description."""

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PLACEHOLDER = expression(r"\{(\d+)\}")


def report(result: RunResult, style: ReportStyle) -> str:
    """One run: its rules, problems as results, and what could not be done as notifications of its invocation."""
    names = sorted({*result.rules, *(problem.rule for problem in result.problems)})
    indexes = {name: index for index, name in enumerate(names)}
    rules = [_rule(name, result.rules.get(name)) for name in names]
    driver = {"name": "seolint", "semanticVersion": __version__, "informationUri": ABOUT, "rules": rules}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "invocations": [_invocation(result)],
                "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that seolint was run in."}}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(result, problem, indexes[problem.rule]) for problem in result.problems],
            }
        ],
    }
    return as_json(log) + "\n"


def _rule(name: str, rule: Rule | None) -> dict[str, Any]:
    """A rule's descriptor; one without a rule file, such as unknown-suppression, has only its name."""
    friendly = "".join(part.capitalize() for part in re.split(r"[\W_]+", name))
    named = {"id": name, **({"name": friendly} if friendly.lower() != name else {})}
    if rule is None:
        text = {"text": f"{name.replace('-', ' ').capitalize()}."}
        return {**named, "shortDescription": text, "fullDescription": text, "help": text}
    uris = [source for source in rule.source if source.startswith(("https://", "http://"))]
    return {
        **named,
        **({"deprecatedIds": list(rule.formerly)} if rule.formerly else {}),
        "shortDescription": {"text": summary(rule)},
        "fullDescription": {"text": first_paragraph(rule, MOST_CHARACTERS)},
        "help": {"text": plain(rule), "markdown": page(rule)},
        **({"helpUri": uris[0]} if uris else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _result(result: RunResult, problem: Problem, index: int) -> dict[str, Any]:
    related = [
        {"id": number, **_location(result, place.path or problem.path, place), "message": {"text": "Also here."}}
        for number, place in enumerate(problem.related[:MOST_LOCATIONS], 1)
    ]
    return {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": _LEVELS[problem.severity],
        "message": {"text": _literal(problem.message) + _also(problem)},
        "locations": [_location(result, problem.path, problem.place)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"seolint/v1": problem.fingerprint},
    }


def _literal(message: str) -> str:
    """A message without what SARIF takes for links or placeholders (3.11.5, 3.11.6), ending in a full stop."""
    text = _PLACEHOLDER.sub(r"{{\1}}", message.replace("](", "\\]("))
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _also(problem: Problem) -> str:
    """The further places as links to the related locations."""
    return sentence([f"[{_label(place)}]({number})" for number, place in unnamed(problem)])


def _label(place: Place) -> str:
    """The text of a link to a place, with nothing in it that ends it."""
    return re.sub(r"[\[\]{}\\]", "", named(place))


def _location(result: RunResult, path: str, place: Place | None = None) -> dict[str, Any]:
    shown = uri(inside(path, result.root))
    artifact = {"uri": shown} if shown.startswith("file:") else {"uri": shown, "uriBaseId": ROOT}
    return {"physicalLocation": {"artifactLocation": artifact, **({"region": _region(place)} if place else {})}}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _invocation(result: RunResult) -> dict[str, Any]:
    return {"executionSuccessful": not result.failures, "toolExecutionNotifications": list(_notifications(result))}


def _notifications(result: RunResult) -> Iterator[dict[str, Any]]:
    for path, message in result.failures:
        yield {
            "level": "error",
            "message": {"text": _literal(message)},
            "locations": [_location(result, path)],
        }
