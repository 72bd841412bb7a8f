"""What an editor shows besides problems: hovers, the outline, completions, and what the commands say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lsprotocol import types

from tests.cli.run import seolint
from tests.server.client import Client, run, serving
from tests.server.test_diagnostics import SKIPPED, codes, write

CONFIG = """\
language: en
rules:
  long-sentence: {max: 30}
  thin-page:
    min: 200
    seve
overrides:
  - files: drafts/
    rules:
      thin-
fail_on: 
"""  # noqa: W291 - somebody is typing


def at(uri: str, text: str, words: str) -> dict[str, Any]:
    """The parameters for the place in the middle of these words."""
    offset = text.index(words) + len(words) // 2
    line = text[:offset].count("\n")
    column = offset - (text.rfind("\n", 0, offset) + 1)
    return {"text_document": types.TextDocumentIdentifier(uri), "position": types.Position(line, column)}


async def hovered(client: Client, uri: str, text: str, words: str) -> str:
    found = await client.text_document_hover_async(types.HoverParams(**at(uri, text, words)))
    if found is None:
        return ""
    assert isinstance(found.contents, types.MarkupContent)
    return found.contents.value


async def completed(client: Client, uri: str, text: str, line: int, column: int) -> dict[str, types.CompletionItem]:
    place = types.Position(line, column)
    params = types.CompletionParams(types.TextDocumentIdentifier(uri), place)
    found = await client.text_document_completion_async(params)
    assert isinstance(found, (list, tuple))
    return {item.label: item for item in found}


def test_a_hover_says_why(tmp_path: Path) -> None:
    text = SKIPPED + "\n<!-- seolint-disable thin-page, links -- later -->\n"

    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open("mill.md", text)
            heading = await hovered(client, uri, text, "Wheels")
            assert "**skipped-heading-level** (headings, warning)" in heading
            for part in ("**Reported**", "**Not reported**", "**Source**\n\n- https://", "```markdown"):
                assert part in heading
            assert await hovered(client, uri, text, "three valleys") == ""
            assert "**thin-page**" in await hovered(client, uri, text, "thin-page")
            assert "broken-internal-link" in await hovered(client, uri, text, "links --"[:5])
            config = client.open(".seolint.yml", CONFIG, "yaml")
            assert "**long-sentence**" in await hovered(client, config, CONFIG, "long-sentence")
            assert "Only" in (minimum := await hovered(client, config, CONFIG, "min:")) or "minimum" in minimum
            assert "language" in await hovered(client, config, CONFIG, "language")
            assert await hovered(client, config, CONFIG, "drafts") == ""

    run(session())


def test_the_outline_has_words_and_scores(tmp_path: Path) -> None:
    text = "Before it all.\n\n# Mills\n\nThey turn.\n\n## Wheels\n\nOf wood. They last.\n\n### Cogs\n\n## Stones\n"
    write(tmp_path, _seolint_yml="language: en\n")

    async def session() -> None:
        async with serving(tmp_path) as client:
            document = types.TextDocumentIdentifier(client.open("mill.md", text))
            found = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
            first, mills = [each for each in found or [] if isinstance(each, types.DocumentSymbol)]
            assert (first.name, first.detail) == ("the introduction", "3 words, Flesch reading ease 91")
            wheels, stones = mills.children or []
            assert (wheels.name, stones.name) == ("Wheels", "Stones")
            assert wheels.detail
            assert wheels.detail.startswith("6 words")
            assert [each.name for each in wheels.children or []] == ["Cogs"]
            assert wheels.range.start.line == 6
            assert wheels.selection_range.end == types.Position(6, 9)
            lenses = types.CodeLensParams(document)
            assert not await client.text_document_code_lens_async(lenses)
            client.workspace_did_change_configuration(
                types.DidChangeConfigurationParams({"seolint": {"codeLens": True}})
            )
            shown = await client.text_document_code_lens_async(lenses)
            assert [each.range.start.line for each in shown or []] == [0, 2, 6, 10, 12]

    run(session())


def test_completions_in_a_config(tmp_path: Path) -> None:
    write(tmp_path, mill_md=SKIPPED)
    lines = CONFIG.splitlines()

    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open(".seolint.yml", CONFIG, "yaml")
            number = lines.index("    seve")
            assert {"severity", "min"} <= {*await completed(client, uri, CONFIG, number, 8)}
            number = lines.index("      thin-")
            rules = await completed(client, uri, CONFIG, number, 11)
            assert "thin-section" in rules
            edit = rules["thin-section"].text_edit
            assert edit == types.TextEdit(
                types.Range(types.Position(number, 6), types.Position(number, 11)), "thin-section: "
            )
            assert {"error", "warning", "never"} <= {*await completed(client, uri, CONFIG, len(lines) - 1, 9)}
            assert {"rules", "extends", "baseline"} <= {*await completed(client, uri, CONFIG, 0, 0)}
            assert "max" in await completed(client, uri, CONFIG, 2, 18)

    run(session())


def test_completions_in_directives(tmp_path: Path) -> None:
    lines = [
        "---",
        "seolint:",
        "  disable: [thin-",
        "---",
        "# Mills",
        "<!-- seo",
        "<!-- seolint-disable long-p",
        "Plain long-",
    ]
    text = "\n".join(lines)

    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open("mill.md", text)
            assert {"thin-page", "links", "all"} <= {*await completed(client, uri, text, 2, 17)}
            directive = (await completed(client, uri, text, 5, 8))["seolint-disable-next-line"]
            assert isinstance(directive.text_edit, types.TextEdit)
            assert directive.text_edit.new_text == "seolint-disable-next-line  -- say why -->"
            found = await completed(client, uri, text, 6, len(lines[6]))
            assert "long-paragraph" in found
            assert await completed(client, uri, text, 7, len(lines[7])) == {}

    run(session())


def test_commands(tmp_path: Path) -> None:
    write(tmp_path, mill_md=SKIPPED, _seolint_yml="baseline: .seolint-baseline\n")
    (tmp_path / ".seolint-baseline").write_text("# seolint baseline, format 1\n", "utf-8")

    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open("mill.md")

            async def command(name: str, *arguments: str) -> str:
                params = types.ExecuteCommandParams(f"seolint.server.{name}", list(arguments))
                return str(await client.workspace_execute_command_async(params))

            assert "**thin-page**" in await command("explain", "thin-page", uri)
            assert "There is no rule" in await command("explain", "nothing")
            assert "# Mills\n\n### Wheels" in await command("text", uri)
            assert "3 problems recorded" in await command("record", uri)
            assert "3 problems recorded" in client.messages[-1]
            assert await client.pull(uri) == []
            client.change(uri, SKIPPED + "\n##### Cogs\n")
            assert "skipped-heading-level" in codes(await client.pull(uri))

    run(session())
    assert seolint(tmp_path, "check", "--no-site").stdout.startswith(b"No problems")
