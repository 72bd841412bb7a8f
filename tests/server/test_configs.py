"""Configs, rules, ignore files and baselines are followed; what is wrong with one is a diagnostic in that file."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types

from tests.server.client import LIMIT, Client, run, serving
from tests.server.test_diagnostics import SKIPPED, codes, write

RULE = """\
summary: A word of another house.
check: pattern
severity: warning
message: "{text} is for others."
with: {pattern: flour}
examples:
  - bad: "# Mills\\n\\nThe flour is white.\\n"
    flags: [flour]
  - good: "# Mills\\n\\nThe bread is white.\\n"
"""
OWN = "custom_rules: [house]\n"
FOUND = ["thin-page", "skipped-heading-level", "broken-internal-link"]


async def change(client: Client, name: str, text: str) -> None:
    """Write a file, as somebody does outside of the editor."""
    (client.folder / name).write_text(text, "utf-8")
    client.watched_change(name)
    await client.news()


@pytest.mark.parametrize("pull", [True, False])
def test_changes_of_configs_rules_and_ignore_files_count_at_once(tmp_path: Path, pull: bool) -> None:
    write(tmp_path, mill_md=SKIPPED)
    (tmp_path / "house").mkdir()

    async def session() -> None:
        async with serving(tmp_path, pull=pull) as client:
            uri = client.open("mill.md")

            async def found() -> list[object]:
                if pull:
                    return codes(await client.pull(uri))
                client.published.pop(uri, None)
                client.change(uri, SKIPPED)
                return codes(await client.pushed(uri, client.versions[uri]))

            assert await found() == FOUND
            assert any("yml" in glob for glob in client.watched)
            assert any(".seolintignore" in glob for glob in client.watched)
            await change(client, ".seolint.yml", "rules: {thin-page: off}\n")
            assert await found() == FOUND[1:]
            (tmp_path / "house/others-word.yml").write_text(RULE, "utf-8")
            await change(client, ".seolint.yml", "rules: {thin-page: off}\ncustom_rules: [house]\n")
            assert await found() == ["skipped-heading-level", "others-word", "broken-internal-link"]
            await change(client, "house/others-word.yml", RULE.replace("warning", "info"))
            assert "others-word" in await found()
            await change(client, ".seolintignore", "mill.md\n")
            assert await found() == []

    run(session())


def test_a_baseline_is_respected_and_followed(tmp_path: Path) -> None:
    from tests.cli.run import seolint

    write(tmp_path, mill_md=SKIPPED, _seolint_yml="baseline: .seolint-baseline\n")
    assert seolint(tmp_path, "baseline", "mill.md").returncode == 0

    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open("mill.md")
            for _ in range(3):  # as often as it is linted: what is recorded isn't used up
                client.change(uri, f"{SKIPPED}\n")
                client.change(uri, SKIPPED)
                assert await client.pull(uri) == []
            await change(client, ".seolint-baseline", "# seolint baseline, format 1\n")
            assert codes(await client.pull(uri)) == FOUND

    run(session())


def test_several_folders_have_their_own_configs(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    write(tmp_path, one__mill_md=SKIPPED, two__mill_md=SKIPPED, two___seolint_yml="rules: {thin-page: off}\n")

    async def session() -> None:
        async with serving(tmp_path, folders=folders) as client:
            assert codes(await client.pull(client.open("one/mill.md"))) == FOUND
            assert codes(await client.pull(client.open("two/mill.md"))) == FOUND[1:]

    run(session())


async def published(client: Client, name: str) -> list[types.Diagnostic]:
    """What is wrong with a file that says how articles are linted."""
    uri = client.uri(name)
    while not (uri in client.published and client.published[uri].diagnostics):
        await client.news()
    return list(client.published[uri].diagnostics)


@pytest.mark.parametrize(
    ("files", "name", "line", "said"),
    [
        ({".seolint.yml": "rules:\n  thin-pages: off\n"}, ".seolint.yml", 1, "thin-page"),
        ({".seolint.yml": "a: b\nrules: [\n"}, ".seolint.yml", 1, ""),
        ({".seolint.yml": "baseline: gone\n"}, ".seolint.yml", 0, "there is no baseline gone"),
        ({".seolint.yml": "rules: {missing-file: off}\n"}, ".seolint.yml", 0, "broken-internal-link"),
        ({".seolint.yml": OWN, "house/x.yml": "summary: a\ncheck: [\n"}, "house/x.yml", 1, ""),
        ({".seolint.yml": OWN, "house/x.yml": RULE.replace("pattern:", "patern:")}, "house/x.yml", 4, "patern"),
        ({".seolintignore": "x\n" * 20_000}, ".seolintignore", 0, "patterns"),
        ({".seolint.yml": "baseline: old\n", "old": "no baseline\n"}, "old", 0, "baseline"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_that_file_and_articles_are_linted(
    tmp_path: Path, files: dict[str, str], name: str, line: int, said: str
) -> None:
    for each, text in files.items():
        (tmp_path / each).parent.mkdir(exist_ok=True)
        (tmp_path / each).write_text(text, "utf-8")
    write(tmp_path, mill_md=SKIPPED)

    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open("mill.md")
            wrong = (await published(client, name))[0]
            assert (wrong.range.start.line, said in wrong.message) == (line, True), wrong
            assert "skipped-heading-level" in codes(await client.pull(uri))
            for each in files:
                (tmp_path / each).unlink()
            client.watched_change(*files)
            while client.published[client.uri(name)].diagnostics:
                await client.news()

    run(session())


@pytest.mark.parametrize("watches", [True, False])
def test_a_config_is_looked_at_while_it_is_edited(tmp_path: Path, watches: bool) -> None:
    write(tmp_path, mill_md=SKIPPED, _seolint_yml="rules: {thin-page: off}\n")

    async def session() -> None:
        async with serving(tmp_path, pull=False, watches=watches) as client:
            article, config = client.open("mill.md"), client.open(".seolint.yml", language="yaml")
            assert codes(await client.pushed(article, 1)) == FOUND[1:]
            client.change(config, "# 😀\nrules: {skipped-heading-level: off, thin-pages: off}\n")
            (wrong,) = await published(client, ".seolint.yml")
            assert "thin-pages" in wrong.message
            assert wrong.range == types.Range(types.Position(1, 36), types.Position(1, 52))
            client.change(article, SKIPPED + "\n")  # what isn't saved counts for nobody
            assert codes(await client.pushed(article, 2)) == FOUND[1:]
            client.change(config, "rules: {missing-file: off}\n")
            while "broken-internal-link" not in client.published[config].diagnostics[0].message:
                await client.news()
            assert client.published[config].diagnostics[0].severity == types.DiagnosticSeverity.Warning
            client.change(config, "rules: {skipped-heading-level: off}\n")
            while client.published[config].diagnostics:
                await client.news()
            (tmp_path / ".seolint.yml").write_text("rules: {skipped-heading-level: off}\n", "utf-8")
            client.save(config)
            while codes(client.published[article].diagnostics) != ["thin-page", "broken-internal-link"]:
                await client.news()
            client.change(config, "rules: [\n")
            await published(client, ".seolint.yml")
            client.close(config)
            while client.published[config].diagnostics:
                await client.news()

    run(session())


def test_what_changed_elsewhere_counts_at_the_next_save_for_clients_that_watch_nothing(tmp_path: Path) -> None:
    write(tmp_path, mill_md=SKIPPED)

    async def session() -> None:
        async with serving(tmp_path, pull=False, watches=False) as client:
            uri = client.open("mill.md")
            assert codes(await client.pushed(uri, 1)) == FOUND
            assert client.watched == []
            (tmp_path / ".seolint.yml").write_text("rules: {thin-page: off}\n", "utf-8")
            client.save(uri)
            while codes(client.published[uri].diagnostics) != FOUND[1:]:
                await client.news()

    run(session())


def test_changes_of_configs_count_for_files_that_are_not_open(tmp_path: Path) -> None:
    write(tmp_path, mill_md=SKIPPED)

    async def session() -> None:
        async with serving(tmp_path) as client:

            async def asked() -> list[object]:
                report = await client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(()))
                (only,) = report.items
                assert isinstance(only, types.WorkspaceFullDocumentDiagnosticReport)
                return codes(only.items)

            assert await asyncio.wait_for(asked(), LIMIT) == FOUND
            waiting = asyncio.create_task(asked())
            await asyncio.sleep(0.5)
            assert not waiting.done()
            await change(client, ".seolint.yml", "rules: {thin-page: off}\n")
            assert await asyncio.wait_for(waiting, LIMIT) == FOUND[1:]

    run(session())
