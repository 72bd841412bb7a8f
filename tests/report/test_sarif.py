"""SARIF as code scanning reads it; with Microsoft's validator, where it is installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest

from seolint import report as reporters
from seolint.report import ReportStyle
from seolint.run.result import RunResult
from tests.report.runs import PATHS, examined, hostile

VALIDATOR = os.environ.get("SARIF_MULTITOOL") or shutil.which("sarif-multitool") or shutil.which("Sarif.Multitool")


def told(run: RunResult) -> Any:
    log = json.loads(reporters.render("sarif", run, ReportStyle()))
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    return only


def test_rules_explain_themselves() -> None:
    run = examined()
    rules = {rule["id"]: rule for rule in told(run)["tool"]["driver"]["rules"]}
    assert set(rules) >= {problem.rule for problem in run.problems}
    rule = rules["thin-page"]
    assert rule["shortDescription"]["text"] == "An article has little text."
    assert rule["fullDescription"]["text"].startswith("An article of a few sentences")
    assert rule["defaultConfiguration"] == {"level": "note"}
    assert rule["properties"]["tags"] == ["content"]
    assert "`min` (300 words)" in rule["help"]["markdown"]
    assert all(len(rule["fullDescription"]["text"]) <= 1024 for rule in rules.values())


def test_a_rule_without_a_file_is_described_too() -> None:
    run = examined()
    problem = run.problems[0]._replace(rule="unknown-thing")
    (rule,) = told(run._replace(rules={}, problems=[problem]))["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"], rule["help"]) == ("unknown-thing", "UnknownThing", {"text": "Unknown thing."})


def test_a_rule_of_one_word_has_no_other_name() -> None:
    rules = {rule["id"]: rule for rule in told(examined())["tool"]["driver"]["rules"]}
    assert rules["thin-page"]["name"] == "ThinPage"
    assert "name" not in rules["noindex"], "SARIF1001 wants an id and a name to differ"


def test_results_point_at_their_rules_and_places() -> None:
    run = examined("# Schuhe 🥾\n\nText.\n\n### 🥾 靴\n\nMehr Text.\n")
    log = told(run)
    assert log["columnKind"] == "unicodeCodePoints"
    rules = log["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in log["results"])
    result = next(result for result in log["results"] if result["ruleId"] == "skipped-heading-level")
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 5, "startColumn": 5, "endLine": 5, "endColumn": 8}
    assert result["level"] == "warning"
    assert result["partialFingerprints"]["seolint/v1"]


def test_further_places_are_linked() -> None:
    result = next(result for result in told(examined())["results"] if result["ruleId"] == "stuffed-phrase")
    assert result["message"]["text"].endswith("Also at [7:27](1), [11:27](2).")
    assert [(each["id"], each["physicalLocation"]["region"]["startLine"]) for each in result["relatedLocations"]] == [
        (1, 7),
        (2, 11),
    ]


def test_uris_are_the_bytes_of_paths() -> None:
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in told(hostile())["results"]]
    assert all(re.fullmatch(r"([A-Za-z0-9/._~-]|%[0-9A-F]{2})+", each["uri"]) for each in uris)
    assert {unquote_to_bytes(each["uri"]) for each in uris} == {
        path.encode("utf-8", "surrogateescape") for path in PATHS
    }
    assert {each["uriBaseId"] for each in uris} <= set(told(hostile())["originalUriBaseIds"])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("./a b.md", {"uri": "a%20b.md", "uriBaseId": "%SRCROOT%"}),
        ("/site/docs/a.md", {"uri": "docs/a.md", "uriBaseId": "%SRCROOT%"}),
        ("/else/ä.md", {"uri": "file:///else/%C3%A4.md"}),
        ("../else/a.md", {"uri": "file:///else/a.md"}),
        ("\ud800.md", {"uri": "%ED%A0%80.md", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_paths_are_told_from_the_root(path: str, expected: dict[str, str]) -> None:
    result = told(examined(path=path))["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == expected


def test_messages_hold_no_links_and_no_placeholders_of_an_article() -> None:
    run = examined()
    for message, text in {
        "see [me](http://evil.example)": "see [me\\](http://evil.example).",
        "{0} and {name}": "{{0}} and {name}.",
        "Done!": "Done!",
    }.items():
        problem = run.problems[0]._replace(message=message, related=())
        assert told(run._replace(problems=[problem]))["results"][0]["message"]["text"] == text


def test_what_could_not_be_done_is_a_notification() -> None:
    (invocation,) = told(examined())["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert (notification["level"], notification["message"]["text"]) == ("error", "is no text.")
    assert told(examined()._replace(errors=[]))["invocations"] == [
        {"executionSuccessful": True, "toolExecutionNotifications": []}
    ]


@pytest.mark.skipif(not VALIDATOR, reason="needs sarif-multitool: npm i -g @microsoft/sarif-multitool")
@pytest.mark.parametrize(
    "make", [examined, hostile, lambda: RunResult([], [], [])], ids=["sheds", "hostile", "nothing"]
)
def test_the_validator_finds_nothing(tmp_path: Path, make: Callable[[], RunResult]) -> None:
    (tmp_path / "log.sarif").write_text(reporters.render("sarif", make(), ReportStyle()), "utf-8")
    command = [str(VALIDATOR), "validate", "log.sarif"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert "1 files scanned" in done.stdout
    found = [line for line in done.stdout.splitlines() if re.search(r": (error|warning) ", line)]
    assert found == []
