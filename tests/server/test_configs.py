"""Configs, rules, ignore files and baselines are followed; what is wrong with one is a diagnostic in that file."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from tests.server.client import Client, run, serving
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
