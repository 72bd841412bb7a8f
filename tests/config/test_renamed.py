"""Names of earlier versions: they remain valid wherever somebody may have written them, and say what they are now."""

from __future__ import annotations

import json
import pickle
import re
from pathlib import Path

import pytest

from seolint import config
from seolint.config.renamed import KEYS
from seolint.rules import current_ids, load_rules, parse_rule
from seolint.run.gate.baseline import NAME, load
from seolint.yaml import ConfigError
from tests.repository import Completed, seolint, write

IDS = {"missing-file": "broken-internal-link", "missing-fragment": "broken-fragment"}
"""All ids that rules had in released versions. Nothing is ever taken out of here."""

POLES = "# Poles\n\nSee [ash](ash.md) and [hazel](#hazel).\n"
ONLY = ("--select", ",".join(IDS.values()), "--format", "json")
NOW_CALLED = {old: f"warning: {old} is now called {new}; the old name still works" for old, new in IDS.items()}


def found(done: Completed) -> set[str]:
    assert done.code in (0, 1), done.err
    return {rule for _, rule, _ in done.problems}


def test_every_old_id_stands_for_one_rule() -> None:
    rules = load_rules()
    assert current_ids(rules) == IDS
    assert not IDS.keys() & {*rules, *(rule.family for rule in rules.values())}


FILE, FRAGMENT = IDS.values()
CONFIGS = {
    "rules: {missing-file: off}": ({FRAGMENT}, [f"1:9: {NOW_CALLED['missing-file']}"]),
    "rules:\n  missing-fragment: {allow: [hazel]}": ({FILE}, [f"2:3: {NOW_CALLED['missing-fragment']}"]),
    "rules: {missing-file: {severity: error}}": ({FILE, FRAGMENT}, [f"1:9: {NOW_CALLED['missing-file']}"]),
    "overrides:\n  - files: '*.md'\n    rules: {missing-file: off}": (
        {FRAGMENT},
        [f"3:13: {NOW_CALLED['missing-file']}"],
    ),
    "overrides:\n  - files: '*.md'\n    rules: {missing-file: off}\n  - {files: p*, rules: {missing-fragment: off}}": (
        set[str](),
        [f"3:13: {NOW_CALLED['missing-file']}", f"4:25: {NOW_CALLED['missing-fragment']}"],
    ),
    "site: {base_url: 'https://poles.example/'}": (
        {FILE, FRAGMENT},
        ["1:8: warning: site.base_url is now called site.url; the old name still works"],
    ),
    "rules: {broken-internal-link: off}\nsite: {url: 'https://poles.example/'}": ({FRAGMENT}, []),
}


@pytest.mark.parametrize("text", CONFIGS)
def test_configs(tmp_path: Path, text: str) -> None:
    rules, warnings = CONFIGS[text]
    write(tmp_path, {".seolint.yml": f"{text}\n", "poles.md": POLES, "more/poles.md": POLES})
    done = seolint(tmp_path, "check", "--format", "json")
    assert found(done) & {FILE, FRAGMENT} == rules
    assert done.err.splitlines() == [f".seolint.yml:{warning}" for warning in warnings]
    assert done.code == int(bool(rules))
    assert seolint(tmp_path, "check", "--format", "json", "--quiet").err == ""


def test_values_and_their_places_are_those_of_the_new_names(tmp_path: Path) -> None:
    text = "rules:\n  missing-fragment:\n    allow: [hazel]\nsite:\n  base_url: https://poles.example/\n"
    write(tmp_path, {".seolint.yml": text})
    loaded = config.load(tmp_path / ".seolint.yml")
    assert loaded.site == {"url": "https://poles.example/"}
    assert loaded.states[FRAGMENT].options == {"allow": ["hazel"]}
    assert loaded.origins["site.url"].endswith(".seolint.yml:5")
    assert loaded.states[FRAGMENT].origins["allow"].endswith(".seolint.yml:3")
    assert pickle.loads(pickle.dumps(loaded)) == loaded


@pytest.mark.parametrize(
    ("text", "line", "column", "part"),
    [
        ("rules:\n  missing-file: of\n", 2, 17, "broken-internal-link takes off, on"),
        ("rules:\n  missing-file: {alow: []}\n", 2, 18, "has no option alow; did you mean allow?"),
        ("rules:\n  missing-fil: off\n", 2, 3, "there is no rule or family missing-fil"),
        ("rules: {missing-file: off, broken-internal-link: off}\n", 1, 9, "set here, too; keep one of them"),
        ("site: {base_url: 'https://a.example', url: 'https://b.example'}\n", 1, 8, "base_url is now called url"),
        ("overrides:\n  - files: a\n    base_url: x\n", 3, 5, "unknown key base_url"),
    ],
)
def test_errors_are_where_they_were_written(tmp_path: Path, text: str, line: int, column: int, part: str) -> None:
    write(tmp_path, {".seolint.yml": text})
    with pytest.raises(ConfigError) as caught:
        config.load(tmp_path / ".seolint.yml")
    [diagnostic] = caught.value.diagnostics
    assert (diagnostic.line, diagnostic.column) == (line, column)
    assert part in diagnostic.message


OPTIONS = {
    ("--select", "missing-file"): ({FILE}, ["--select"]),
    ("--select", "missing-file,missing-file,broken-internal-link"): ({FILE}, ["--select"]),
    ("--select", "links", "--ignore", "missing-file"): ({FRAGMENT}, ["--ignore"]),
    ("--select", "links", "--set", "missing-file.allow=[ash.md]"): ({FRAGMENT}, ["--set"]),
    ("--select", "missing-file", "--set", "missing-file.allow=[ash.md]"): (set[str](), ["--select", "--set"]),
    ("--select", "broken-internal-link"): ({FILE}, []),
}


@pytest.mark.parametrize("options", OPTIONS)
def test_options_of_the_command_line(tmp_path: Path, options: tuple[str, ...]) -> None:
    rules, named = OPTIONS[options]
    write(tmp_path, {"poles.md": POLES})
    done = seolint(tmp_path, "check", "--format", "json", *options)
    assert (found(done) & {FILE, FRAGMENT}, done.code) == (rules, int(bool(rules)))
    assert done.err.splitlines() == [f"{option}: {NOW_CALLED['missing-file']}" for option in named]


@pytest.mark.parametrize(
    ("article", "rules"),
    [
        (f"<!-- seolint-disable missing-file -->\n\n{POLES}", {FRAGMENT}),
        (f"<!-- seolint-disable missing-file, broken-internal-link -- built later -->\n\n{POLES}", {FRAGMENT}),
        (f"<!-- seolint-disable-file missing-file missing-fragment -->\n\n{POLES}", set()),
        (f"<!-- seolint-disable links -->\n<!-- seolint-enable missing-fragment -->\n\n{POLES}", {FRAGMENT}),
        (f"---\nseolint: {{disable: [missing-fragment]}}\n---\n\n{POLES}", {FILE}),
        (f"<!-- seolint-disable missing-files -->\n\n{POLES}", {FILE, FRAGMENT, "unknown-suppression"}),
        ("<!-- seolint-disable missing-file -->\n\n# Poles\n", {"unused-suppression"}),
    ],
)
def test_directives_in_articles(tmp_path: Path, article: str, rules: set[str]) -> None:
    write(tmp_path, {"poles.md": article})
    done = seolint(tmp_path, "check", "--format", "json")
    watched = {FILE, FRAGMENT, "unknown-suppression", "unused-suppression"}
    assert (found(done) & watched, done.err) == (rules, "")


def test_baselines_recorded_under_the_old_ids(tmp_path: Path) -> None:
    write(tmp_path, {"poles.md": POLES})
    assert seolint(tmp_path, "baseline", *ONLY[:2]).code == 0
    file = tmp_path / NAME
    text = file.read_text("utf-8")
    file.write_text(text.replace(FILE, "missing-file").replace(FRAGMENT, "missing-fragment"), "utf-8")
    done = seolint(tmp_path, "check", *ONLY, "--baseline", NAME)
    assert (done.problems, done.err) == ([], "")
    write(tmp_path, {".seolint.yml": f"baseline: {NAME}\n"})
    done = seolint(tmp_path, "check", *ONLY)
    assert (done.problems, done.err) == ([], "")
    assert seolint(tmp_path, "baseline", *ONLY[:2], "--prune").code == 0
    assert file.read_text("utf-8") == text


def test_fingerprints_are_those_of_version_0_1(tmp_path: Path) -> None:
    write(tmp_path, {"poles.md": POLES})
    problems = json.loads(seolint(tmp_path, "check", *ONLY).out)["problems"]
    fingerprints = {problem["rule"]: problem["fingerprint"] for problem in problems}
    assert fingerprints == {FILE: "2eca3649eddb2688", FRAGMENT: "1f28bb7a4b2fd442"}


def test_joined_baselines_of_both_versions(tmp_path: Path) -> None:
    lines = [f"{rule}\tposts/a.md\t0123456789abcdef\t1\tash" for rule in ("missing-file", FILE)]
    write(tmp_path, {NAME: "\n".join(["# seolint baseline, format 1", *lines, ""])})
    entries = load(str(tmp_path / NAME), ids=IDS).problems
    assert [entry.rule for entry in entries] == [FILE, FILE]


@pytest.mark.parametrize("old", IDS)
def test_explain(tmp_path: Path, old: str) -> None:
    done = seolint(tmp_path, "explain", old)
    assert (done.code, done.err) == (0, f"{NOW_CALLED[old]}\n")
    assert done.out.startswith(f"{IDS[old]}  (links, error)\nformerly {old}\n")
    assert json.loads(seolint(tmp_path, "explain", old, "--format", "json").out)["formerly"] == [old]


def test_the_schema_takes_them_as_deprecated(tmp_path: Path) -> None:
    schema = json.loads(seolint(tmp_path, "schema").out)
    rules = schema["$defs"]["rules"]["properties"]
    deprecated = {name for name, entry in rules.items() if entry.get("deprecated")}
    assert deprecated == {*IDS}
    assert all(rules[old]["anyOf"] == rules[new]["anyOf"] for old, new in IDS.items())
    [(path, new)] = KEYS.items()
    site = schema["properties"][path[0]]["properties"]
    assert (site[path[1]]["deprecated"], site[path[1]]["type"], "deprecated" in site[new]) == (True, "string", False)


def test_sarif_names_them(tmp_path: Path) -> None:
    write(tmp_path, {"poles.md": POLES})
    [run] = json.loads(seolint(tmp_path, "check", "--format", "sarif").out)["runs"]
    old = {rule["id"]: rule.get("deprecatedIds") for rule in run["tool"]["driver"]["rules"]}
    assert (old[FILE], old["thin-page"]) == (["missing-file"], None)


RULE = """\
summary: Too many links.
formerly: {}
check: measure
severity: warning
message: "{{value}} links"
with: {{measure: links, scope: article}}
options:
  max: {{default: 1, type: number, minimum: 0, help: The most links.}}
examples:
  - bad: "[a](/a) [b](/b)"
    flags: [a b]
  - good: Nothing.
"""


def test_rules_of_ones_own_may_be_renamed(tmp_path: Path) -> None:
    text = "custom_rules: [house]\nrules: {too-many-links: info}\n"
    article = f"<!-- seolint-disable-file link-farm -->\n\n{POLES}"
    rule = RULE.format("[link-farm, too-many-links]")
    write(tmp_path, {".seolint.yml": text, "house/crowded-page.yml": rule, "poles.md": POLES, "hazel.md": article})
    done = seolint(tmp_path, "check", "--format", "json", "--select", "link-farm")
    assert done.problems == [("poles.md", "crowded-page", 1)]
    warning = "is now called crowded-page; the old name still works"
    assert done.err.splitlines() == [
        f".seolint.yml:2:9: warning: too-many-links {warning}",
        f"--select: warning: link-farm {warning}",
    ]


def test_no_rule_takes_the_old_id_of_another(tmp_path: Path) -> None:
    write(tmp_path, {".seolint.yml": "custom_rules: [house]\n", "house/missing-file.yml": RULE.format("[]")})
    with pytest.raises(ConfigError, match="missing-file is a former name of broken-internal-link"):
        config.load(tmp_path / ".seolint.yml")
    done = seolint(tmp_path, "rules", "new", "missing-fragment", "--folder", "other")
    assert (done.code, "missing-fragment is a former name of broken-fragment" in done.err) == (2, True)


def test_what_a_rule_was_called_is_a_text(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=re.escape("formerly is 5; it takes an id that the rule had, or a list")):
        parse_rule(RULE.format("[link-farm, 5]"), tmp_path / "house/crowded-page.yml")
