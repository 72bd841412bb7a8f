"""A cache is never wrong: whatever changes between two runs, the second says what it would say without one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from seolint import config
from seolint.cli._group import main_group
from seolint.config import Overrides
from seolint.linter import Extras, Report, examine
from seolint.rule_runner import Score
from seolint.rules import load_rules
from seolint.run import worker as one_file
from seolint.run.cache import Cache
from seolint.run.cache.keys import Keys
from seolint.run.cache.serialization import FileLookups, deserialize, serialize
from seolint.run.cache.validation import Limits, validated_lookups, validated_report
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery, Failure
from seolint.run.runner import lint_paths
from seolint.run.worker import Outcome

ARTICLE = "# Tents\n\n![Our tent](tent.jpg) is light.\n\n### Poles\n\nPoles, poles, poles.\n"
RULE = """summary: A word of the house.
check: pattern
severity: error
message: 'Write "shelter".'
with: {{pattern: {word}, scope: article}}
examples: [{{bad: "A {word}.\\n", flags: [{word}]}}, {{good: "A shelter.\\n"}}]
"""
BASE: Mapping[str, str | None] = {
    "a/x.md": ARTICLE,
    "a/y.md": "# Pegs\n\nTwelve of them.\n",
    ".seolint.yml": "rules: {thin-page: off}\n",
    "a/tent.jpg": None,
    "house/words/no-tent.yml": RULE.format(word="light"),
}
CHANGES: Mapping[str, Mapping[str, str | None]] = {
    "content": {"a/x.md": ARTICLE.replace("###", "##")},
    "one letter": {"a/x.md": ARTICLE.replace("light", "Light")},
    "gone": {"a/x.md": None},
    "options": {".seolint.yml": "rules: {thin-page: {min: 9}}\n"},
    "severity": {".seolint.yml": "rules: {thin-page: info}\n"},
    "language": {".seolint.yml": "language: de\n"},
    "override": {".seolint.yml": "overrides: [{files: x.md, rules: {thin-page: error}}]\n"},
    "nothing for it": {".seolint.yml": "overrides: [{files: y.md, rules: {thin-page: error}}]\n"},
    "keyphrase": {".seolint.yml": "rules: {thin-page: off}\nkeyphrases: {x.md: tent poles}\n"},
    "own rules": {".seolint.yml": "custom_rules: house\nrules: {thin-page: off}\n"},
    "own rules, another": {"house/words/no-tent.yml": RULE.format(word="poles")},
    "image there": {"a/tent.jpg": "…"},
    "other format": {"a/x.md": None, "a/x.html": ARTICLE},
    "suppressed": {"a/x.md": f"<!-- seolint-disable -->\n{ARTICLE}"},
    "no config": {".seolint.yml": None},
}


def write(folder: Path, files: Mapping[str, str | None]) -> None:
    for name, text in files.items():
        if text is None:
            (folder / name).unlink(missing_ok=True)
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")


EXTRAS = Extras(page_summary=True, not_applicable=True, scores=True)


def outcomes(folder: Path, cache: Cache | None = None, jobs: int = 1, language: str | None = None) -> list[Any]:
    """What a run says, as JSON has it."""
    configs = ConfigLoader(partial(config.load, overrides=Overrides(language=language)))
    found = lint_paths(
        [str(folder / "a")], Discovery(configs.ignores), configs, processes=jobs, cache=cache, extras=EXTRAS
    )
    return list(map(plain, found))


def plain(outcome: Outcome) -> Any:
    assert isinstance(outcome, Report)
    return json.loads(json.dumps(outcome, default=list))


CACHE_FOLDER = "kept/root"
"""Where these tests keep results, beside the articles."""


def cache_in(folder: Path) -> Cache:
    return Cache(folder / CACHE_FOLDER)


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were linted, not found in a cache."""
    names: list[str] = []

    def counting(source: str, path: str, *rest: Any, **more: Any) -> Report:
        names.append(Path(path).name)
        return examine(source, path, *rest, **more)

    monkeypatch.setattr(one_file, "examine", counting)
    return names


def test_what_has_not_changed_is_not_linted_again(tmp_path: Path, linted: list[str]) -> None:
    write(tmp_path, BASE)
    first = outcomes(tmp_path, cache_in(tmp_path))
    assert linted == ["x.md", "y.md"]
    write(tmp_path, {"a/y.md": "# Pegs\n\nThirteen of them.\n"})
    assert outcomes(tmp_path, cache_in(tmp_path))[0] == first[0]
    assert linted == ["x.md", "y.md", "y.md"]


def test_a_result_with_too_many_places_is_not_cached(
    tmp_path: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_file, "MOST_CACHED", 6)
    write(tmp_path, {"a/few.md": "# Pegs\n\n#\n", "a/many.md": "# Pegs\n\n" + "#\n\n" * 9})
    first = outcomes(tmp_path, cache_in(tmp_path))
    assert outcomes(tmp_path, cache_in(tmp_path)) == first
    assert linted == ["few.md", "many.md", "many.md"]


@pytest.mark.parametrize("change", [name for name in CHANGES if name not in ("nothing for it", "own rules, another")])
def test_what_changes_a_result_is_seen(tmp_path: Path, change: str) -> None:
    write(tmp_path, BASE)
    before = outcomes(tmp_path, cache_in(tmp_path))
    write(tmp_path, CHANGES[change])
    assert outcomes(tmp_path, cache_in(tmp_path)) == outcomes(tmp_path) != before


@given(steps=st.lists(st.tuples(st.sampled_from([*CHANGES, "back"]), st.sampled_from([None, "de"])), max_size=4))
@settings(max_examples=25)
def test_a_run_with_a_cache_says_what_one_without_says(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str | None]]
) -> None:
    folder = tmp_path_factory.mktemp("site")
    write(folder, BASE)
    for change, language in [("back", None), *steps]:
        write(folder, CHANGES.get(change, BASE))
        assert outcomes(folder, cache_in(folder), language=language) == outcomes(folder, language=language)


@pytest.mark.parametrize("part", ["_files", "_libraries"])
def test_another_seolint_or_library_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linted: list[str], part: str
) -> None:
    from seolint.run.cache import keys

    (tmp_path / "new.yml").write_text("words: []\n", "utf-8")
    write(tmp_path, BASE)
    outcomes(tmp_path, cache_in(tmp_path))
    before: Callable[..., Any] = getattr(keys, part)
    more = [str(tmp_path / "new.yml")] if part == "_files" else ["pyromark-99.dist-info"]
    monkeypatch.setattr(keys, part, lambda *arguments: [*before(*arguments), *more])
    outcomes(tmp_path, cache_in(tmp_path))
    monkeypatch.undo()
    assert linted == ["x.md", "y.md", "x.md", "y.md"]


@pytest.mark.parametrize("field", sorted(config.Config._fields))
def test_every_part_of_a_config_counts_but_those_that_are_named(field: str) -> None:
    from seolint.run.cache.keys import _WITHOUT_EFFECT

    here = config.load()
    other: Any = {"rules": (), "layers": (), "states": {}, "command_line": Overrides(ignore=("links",))}.get(
        field, "other"
    )
    there = here._replace(**{field: other})
    first, second = Keys(extras=Extras(scores=True)), Keys(extras=Extras(scores=True))
    same = first.base("x.md", here, None) == second.base("x.md", there, None)
    assert same == (field in _WITHOUT_EFFECT and field != "rules")


def test_faults_of_seolint_are_not_cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linted: list[str]) -> None:
    write(tmp_path, BASE)
    monkeypatch.setattr(one_file, "examine", lambda *_, **__: 1 / 0)
    followed = ConfigLoader(config.load)
    found = list(lint_paths([str(tmp_path / "a")], Discovery(), followed, processes=1, cache=cache_in(tmp_path)))
    assert all(isinstance(outcome, Failure) for outcome in found)
    monkeypatch.undo()
    assert outcomes(tmp_path, cache_in(tmp_path)) == outcomes(tmp_path)


def test_reports_come_back_as_they_were() -> None:
    """Of every rule's examples; lists in facts may have been tuples."""
    here = config.load(preset="strict")
    seen = set[str]()
    for rule in load_rules().values():
        for number, example in enumerate(rule.examples):
            report = examine(example.source, f"{rule.id}-{number}.md", here)
            kept = serialize(report, FileLookups(True, {"a.md": None}))
            back = deserialize(kept, report.path)
            assert plain(back) == plain(report)
            assert back == validated_report(kept, report.path, Limits(len(example.source.encode()), here.states))
            assert [problem._replace(facts={}) for problem in back.problems] == [
                problem._replace(facts={}) for problem in report.problems
            ]
            seen.update(problem.rule for problem in back.problems)
    assert len(seen) > 40


def test_sheets_scores_and_answers_come_back_as_they_were() -> None:
    report = examine(ARTICLE, "x.md", config.load(), extras=Extras(page_summary=True))
    scored = report._replace(
        scores=(Score(report.problems[0], "words", 1.5, True, 2),),
        not_applicable=(("rule", "why"),),
        errors=("what",),
    )
    kept = serialize(scored, FileLookups(False, {"a": True, "ü": None}))
    assert deserialize(kept, "x.md").page_summary == report.page_summary is not None
    assert plain(deserialize(kept, "x.md")) == plain(scored)
    assert validated_lookups(kept) == FileLookups(False, {"a": True, "ü": None})


def seolint(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main_group, arguments, input=text)
