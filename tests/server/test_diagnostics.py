"""What a client sees while an article is written: a server in a process of its own, asked as an editor asks it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from lsprotocol import types

from seolint import lint
from tests.cli.run import seolint
from tests.server.client import run, serving
from tests.server.test_positions import ENCODINGS, PIECES, counted

SKIPPED = """\
# Mills

### Wheels

The wheel turns all day, and so does the stone above it, which grinds the flour.

Farmers from three valleys bring their grain here in autumn, when [the dam](dam.md) is full and the wheel has water
enough for both stones. In summer the miller repairs the paddles, sharpens the stones, and waits for rain.
"""
INFO, WARNING, ERROR = (
    types.DiagnosticSeverity.Information,
    types.DiagnosticSeverity.Warning,
    types.DiagnosticSeverity.Error,
)


def codes(found: Sequence[types.Diagnostic]) -> list[Any]:
    return [each.code for each in found]


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")


@pytest.mark.parametrize("pull", [True, False])
def test_an_article_is_linted_at_each_change(tmp_path: Path, pull: bool) -> None:
    write(tmp_path, mill_md=SKIPPED)

    async def session() -> None:
        async with serving(tmp_path, pull=pull) as client:

            async def found(version: int | None = None) -> Sequence[types.Diagnostic]:
                return await (client.pull(uri) if pull else client.pushed(uri, version))

            uri = client.open("mill.md")
            first = {each.code: each for each in await found(1)}
            assert {name: each.severity for name, each in first.items()} == {
                "thin-page": INFO,
                "skipped-heading-level": WARNING,
                "broken-internal-link": ERROR,
            }
            heading = first["skipped-heading-level"]
            assert heading.range == types.Range(types.Position(2, 4), types.Position(2, 10))
            assert heading.source == "seolint"
            assert heading.code_description
            assert heading.code_description.href.startswith("https://")
            version = client.change(uri, SKIPPED.replace("###", "##"))
            assert codes(await found(version)) == ["thin-page", "broken-internal-link"]
            for number in range(20):
                version = client.change(uri, SKIPPED.replace("(dam.md)", f"(#wheels) {number}"))
            assert codes(await found(version)) == ["thin-page", "skipped-heading-level"]
            client.close(uri)
            if pull:
                assert await found() == []
                assert client.published == {}
            else:
                while client.published[uri].diagnostics:
                    await client.news()

    run(session())


def test_it_is_what_the_command_line_reports(tmp_path: Path) -> None:
    """With overrides, suppressions and a baseline, in a file that is saved and one that is not."""
    config = "baseline: .seolint-baseline\noverrides:\n  - files: old/\n    rules: {thin-page: off}\n"
    article = SKIPPED + "\n#### Cogs\n\n<!-- seolint-disable-next-line empty-link -- later -->\nOf wood [](x.md).\n"
    write(tmp_path, _seolint_yml=config, old__mill_md=article, mill_md=article)
    (tmp_path / ".seolint-baseline").write_bytes(b"# seolint baseline, format 1\n")
    (tmp_path / "recorded.md").write_text(SKIPPED, "utf-8")
    assert seolint(tmp_path, "baseline", "recorded.md").returncode == 0
    report = json.loads(seolint(tmp_path, "check", "--no-site", "--format", "json").stdout)
    expected: dict[str, list[tuple[Any, ...]]] = {"mill.md": [], "old/mill.md": [], "recorded.md": []}
    for problem in report["problems"]:
        place = problem["line"] - 1, problem["column"] - 1, problem["end_line"] - 1, problem["end_column"] - 1
        expected[problem["path"]].append((problem["rule"], problem["message"], *place, len(problem["related"])))
    assert expected["recorded.md"] == []
    assert len(expected["mill.md"]) == len(expected["old/mill.md"]) + 1

    async def session() -> None:
        async with serving(tmp_path, encodings=["utf-32"]) as client:
            for name, problems in expected.items():
                found = [
                    (
                        *(each.code, each.message, each.range.start.line, each.range.start.character),
                        *(each.range.end.line, each.range.end.character, len(each.related_information or [])),
                    )
                    for each in await client.pull(client.open(name))
                ]
                assert found == problems

    run(session())


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_places_are_counted_as_negotiated(tmp_path: Path, encoding: str) -> None:
    chance = Random(encoding)

    async def session() -> None:
        async with serving(tmp_path, encodings=[encoding]) as client:
            assert client.capabilities.position_encoding == encoding
            uri = client.open("mill.md", "")
            for number in range(40):
                before, newline = "".join(chance.choices(PIECES, k=12)), chance.choice(["\n", "\r\n"])
                marked = number % 3 == 0
                text = f"# Mills{newline}{newline}{before} 😀 [here](x) e\u0301{newline}{newline}### Wheels 漢{newline}"
                client.change(uri, ("\ufeff" if marked else "") + text)
                problems = lint(text, "mill.md").problems
                places = [
                    (p.rule, *(counted(text, each, encoding, marked) for each in (p.place.start, p.place.end)))
                    for p in problems
                ]
                assert [(each.code, each.range.start, each.range.end) for each in await client.pull(uri)] == places

    run(session())


def test_further_places_are_related_information(tmp_path: Path) -> None:
    sentence = "Our cheap oak barrels are the best cheap oak barrels for cheap oak barrels fans. "
    text = "# Barrels\n\n" + "\n\n".join(sentence * 2 + f"Number {n}." for n in range(6)) + "\n"

    async def session() -> None:
        async with serving(tmp_path) as client:
            found = await client.pull(client.open("barrels.md", text))
            related = [each.related_information for each in found if each.related_information]
            assert related
            assert {each.location.uri for each in related[0]} == {client.uri("barrels.md")}
            assert related[0][0].location.range.start.line > 1

    run(session())


def test_texts_that_are_not_saved_and_files_that_are_not_articles(tmp_path: Path) -> None:
    write(tmp_path, _seolintignore="drafts/\n", drafts__mill_md=SKIPPED, README_toml="x = 1\n")

    async def session() -> None:
        async with serving(tmp_path) as client:
            skipped = "skipped-heading-level"
            assert skipped in codes(await client.pull(client.open("untitled:Untitled-1", SKIPPED)))
            html = "<h1>Mills</h1><h3>Wheels</h3><p>They turn.</p>"
            assert skipped in codes(await client.pull(client.open("untitled:Untitled-2", html, "html")))
            assert skipped in codes(await client.pull(client.open("new.md", SKIPPED)))
            assert await client.pull(client.open("drafts/mill.md")) == []
            assert await client.pull(client.open("README.toml", language="toml")) == []
            assert await client.pull(client.open("git:/mill.md?main", SKIPPED)) == []

    run(session())


@pytest.mark.parametrize(
    ("config", "options", "shown"),
    [
        ("", {}, True),
        ("", {"minSeverity": "warning"}, False),
        ("min_severity: warning\n", {}, False),
        ("min_severity: warning\n", {"minSeverity": "info"}, True),
        ("", {"minSeverity": "nonsense"}, True),
    ],
)
def test_infos_are_shown_unless_a_setting_or_the_config_says_otherwise(
    tmp_path: Path, config: str, options: dict[str, Any], shown: bool
) -> None:
    write(tmp_path, mill_md=SKIPPED, _seolint_yml=config)

    async def session() -> None:
        async with serving(tmp_path, options=options) as client:
            assert ("thin-page" in codes(await client.pull(client.open("mill.md")))) == shown

    run(session())


def test_a_client_that_can_do_nothing_but_show_problems(tmp_path: Path) -> None:
    async def session() -> None:
        async with serving(tmp_path, pull=False, encodings=()) as client:
            found = await client.pushed(client.open("mill.md", SKIPPED.replace("###", "### 😀")), 1)
            assert found[1].range.start == types.Position(2, 4)
            assert found[1].range.end == types.Position(2, 13)

    run(session())


def test_nothing_is_sent_again_if_nothing_changed(tmp_path: Path) -> None:
    async def session() -> None:
        async with serving(tmp_path) as client:
            document = types.TextDocumentIdentifier(client.open("mill.md", SKIPPED))
            first = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(document))
            assert isinstance(first, types.RelatedFullDocumentDiagnosticReport)
            again = types.DocumentDiagnosticParams(document, previous_result_id=first.result_id)
            second = await client.text_document_diagnostic_async(again)
            assert isinstance(second, types.RelatedUnchangedDocumentDiagnosticReport)

    run(session())
