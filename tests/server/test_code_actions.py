"""What an editor offers at a problem, applied as a client applies it: a fix gives the bytes that `--fix` gives."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from seolint import lint
from seolint.fixes import names
from seolint.rules import load_rules
from seolint.server.positions import MARK, Positions
from tests.cli.run import seolint
from tests.server.client import Client, run, serving
from tests.server.test_diagnostics import SKIPPED, codes

FIX_ALL = "source.fixAll.seolint"
PAGES = [
    ("mill.md", "# Mills\n\n### Wheels.\n\nThey  turn.\n\n#Stones\n\n###\n\n#### The  old  dam\n\nA 😀 pond.\n"),
    ("mill.md", "\ufeff# 😀 Mills\r\n\r\n### Wheels 漢.\r\n\r\n###\r\n\r\nThey turn.\r\n"),
    ("mill.mdx", "# Mills\n\n### Wheels.\n\n<Note>They turn.</Note>\n\n##Stones\n"),
    ("mill.html", "<title>Mills  and wheels</title>\n<h1>Mills</h1>\r\n<h3>Whéels 😀:</h3>\n<h3></h3><p>They turn.\n"),
]

EXAMPLES = [
    (f"{number}-{rule.id}.{'html' if example.format == 'html' else 'md'}", example.source)
    for rule in load_rules().values()
    if rule.id in names()
    for number, example in enumerate(rule.examples)
    if example.flags and not example.site
]
"""What is reported by the rules that have fixes, as files."""


def applied(text: str, edits: Sequence[Any], encoding: str) -> str:
    """A text after edits, as the protocol says: all places are those of the text before."""
    whole = text.removeprefix(MARK)
    places = Positions(whole, encoding, marked=text.startswith(MARK))
    for edit in sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True):
        whole = whole[: places.offset(edit.range.start)] + edit.new_text + whole[places.offset(edit.range.end) :]
    return text[: len(text) - len(text.removeprefix(MARK))] + whole


async def offered(client: Client, uri: str, line: int, only: str | None = None) -> dict[str, types.CodeAction]:
    """The actions at a line, by their titles."""
    at = types.Range(types.Position(line, 0), types.Position(line, 999))
    context = types.CodeActionContext([], only=[only] if only else None)
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), at, context)
    found = await client.text_document_code_action_async(params) or []
    return {each.title: each for each in found if isinstance(each, types.CodeAction)}


async def after(client: Client, text: str, action: types.CodeAction, encoding: str = "utf-16") -> str:
    """A text after an action was chosen."""
    chosen = action if action.edit else await client.code_action_resolve_async(action)
    assert chosen.edit, f"{action.title}: it does nothing"
    assert chosen.edit.document_changes
    (document,) = chosen.edit.document_changes
    assert isinstance(document, types.TextDocumentEdit)
    return applied(text, document.edits, encoding)


def fixed(folder: Path, name: str, text: str, *options: str) -> str:
    """A text as `seolint check --fix` leaves it."""
    shutil.rmtree(folder / "copy", ignore_errors=True)
    (folder / "copy").mkdir()
    file = folder / "copy" / name
    file.write_bytes(text.encode())
    seolint(folder / "copy", "check", "--fix", "--no-site", *options, name)
    return file.read_bytes().decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_fix_all_gives_the_bytes_of_the_command_line(tmp_path: Path, encoding: str) -> None:
    async def session() -> None:
        changed = 0
        async with serving(tmp_path, encodings=[encoding]) as client:
            for name, text in [*PAGES, *EXAMPLES]:
                (tmp_path / name).write_bytes(text.encode())
                uri = client.open(name, text)
                actions = await offered(client, uri, 0, "source.fixAll")
                expected = fixed(tmp_path, name, text)
                assert {action.kind for action in actions.values()} <= {FIX_ALL}
                results = [await after(client, text, action, encoding) for action in actions.values()]
                assert results in ([expected], []), name
                assert results or expected == text, name
                changed += bool(results)
                client.close(uri)
        assert changed > len(PAGES)

    run(session())


def test_one_problem_and_all_of_a_rule(tmp_path: Path) -> None:
    text = "# Mills\n\n## Wheels.\n\nThey turn.\n\n## Stones.\n\nThey grind.\n\n##Dams\n\nThey hold.\n"
    (tmp_path / "mill.md").write_text(text, "utf-8")

    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open("mill.md")
            actions = await offered(client, uri, 2)
            this, rule = "Fix this (heading-punctuation)", "Fix all of heading-punctuation"
            assert await after(client, text, actions[this]) == text.replace("Wheels.", "Wheels")
            both = await after(client, text, actions[rule])
            assert both == text.replace("Wheels.", "Wheels").replace("Stones.", "Stones")
            assert both == fixed(tmp_path, "mill.md", text, "--select", "heading-punctuation")
            assert actions[this].is_preferred
            (diagnostic,) = actions[this].diagnostics or ()
            assert diagnostic.code == "heading-punctuation"
            assert not any(action.kind == "quickfix" for action in (await offered(client, uri, 4)).values())
            client.change(uri, SKIPPED)
            assert (await client.code_action_resolve_async(actions[this])).edit is None  # it is about another text

    run(session())


def test_each_rule_that_can_be_fixed_is_fixed_as_on_the_command_line(tmp_path: Path) -> None:
    async def session() -> None:
        rules = set()
        async with serving(tmp_path) as client:
            for name, text in EXAMPLES:
                rule = name.partition("-")[2].rpartition(".")[0]
                uri = client.open(name, text)
                titles = {f"Fix this ({rule})", f"Fix all of {rule}"}
                found: dict[str, types.CodeAction] = {}
                for line in range(len(text.splitlines())):
                    actions = await offered(client, uri, line)
                    found |= {title: action for title, action in actions.items() if title in titles}
                if found:  # where there is one problem, only "Fix this" is offered
                    action = found[max(found, key=len)] if len(found) == 1 else found[f"Fix all of {rule}"]
                    assert await after(client, text, action) == fixed(tmp_path, name, text, "--select", rule), name
                    rules.add(rule)
                client.close(uri)
        assert rules == names() & {*load_rules()} - {"link-to-alias"}  # which takes a site

    run(session())


def test_clients_that_cannot_resolve_get_whole_actions(tmp_path: Path) -> None:
    async def session() -> None:
        async with serving(tmp_path, resolve=False) as client:
            actions = await offered(client, client.open("mill.md", SKIPPED), 2)
            assert "Fix this (skipped-heading-level)" in actions
            assert all(action.edit for action in actions.values())

    run(session())


DISABLED = [
    # a page, the line of the problem, what disables it there
    ("a.md", SKIPPED, 2, "<!-- seolint-disable-next-line skipped-heading-level -- say why -->\n### Wheels"),
    ("a.md", SKIPPED.replace("\n", "\r\n"), 2, "-- say why -->\r\n### Wheels"),
    ("a.mdx", SKIPPED, 2, "{/* seolint-disable-next-line skipped-heading-level -- say why */}\n### Wheels"),
    ("a.html", "<h1>Mills</h1>\n  <h3>Wheels</h3>\n<p>Turn.</p>\n", 1, "  <!-- seolint-disable-next-line"),
    ("a.md", "# Mills\n\nThey turn\nand see [here](gone.md) and\nturn.\n", 3, "They turn <!-- seolint"),
    ("a.md", "# Mills\n\n> They turn\n> and see [here](gone.md) and\n> turn.\n", 3, "> They turn <!-- seolint"),
    ("a.md", "# Mills\n\n- They turn\n- See [here](gone.md)\n- Turn.\n", 3, "seolint-disable"),
    ("a.md", "# Mills\n\n| a | b |\n|---|---|\n| c | d |\n| [here](gone.md) | e |\n", 5, "seolint-disable"),
    ("a.md", "---\ntitle: Mills  and dams\n---\n\n# Mills\n", 1, "seolint:\n  disable: [doubled-space-in-title]\n"),
]


@pytest.mark.parametrize(("name", "text", "line", "written"), DISABLED)
def test_a_rule_is_disabled_here(tmp_path: Path, name: str, text: str, line: int, written: str) -> None:
    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open(name, text)
            actions = await offered(client, uri, line)
            (title,) = [title for title in actions if title.startswith("Disable") and title.endswith("here")][:1]
            rule = title.split()[1]
            result = await after(client, text, actions[title])
            assert written in result
            before = codes(await client.pull(uri))
            client.change(uri, result)
            now = codes(await client.pull(uri))
            assert now.count(rule) < before.count(rule)
            assert not {*now} - {*before}

    run(session())


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("a.md", SKIPPED, "<!-- seolint-disable-file skipped-heading-level -- say why -->\n"),
        ("a.mdx", SKIPPED, "{/* seolint-disable-file skipped-heading-level -- say why */}\n"),
        ("a.html", "<!DOCTYPE html>\n<h1>M</h1><h3>W</h3><p>T.</p>\n", "html>\n<!-- seolint-disable-file"),
        ("a.md", f"---\ndate: 2020-01-01\n---\n\n{SKIPPED}", "seolint:\n  disable: [skipped-heading-level]\n"),
        ("a.md", f"+++\ndate = 2020-01-01\n+++\n\n{SKIPPED}", "seolint-disable-file"),
        ("a.md", f"---\nseolint:\n  disable: [thin-page]\n  reason: x\n---\n\n{SKIPPED}", "seolint-disable-file"),
    ],
)
def test_a_rule_is_disabled_in_a_file(tmp_path: Path, name: str, text: str, written: str) -> None:
    line = text.splitlines().index("### Wheels") if "### Wheels" in text else 1

    async def session() -> None:
        async with serving(tmp_path) as client:
            actions = await offered(client, client.open(name, text), line)
            result = await after(client, text, actions["Disable skipped-heading-level in this file"])
            assert written in result
            assert "skipped-heading-level" not in [problem.rule for problem in lint(result, name).problems]

    run(session())


@pytest.mark.parametrize(
    ("config", "result"),
    [
        (None, "rules:\n  skipped-heading-level: off\n"),
        ("language: en\n", "language: en\nrules:\n  skipped-heading-level: off\n"),
        ("rules:\n    thin-page: off\n", "rules:\n    skipped-heading-level: off\n    thin-page: off\n"),
        ("rules:\n  skipped-heading-level: error # hm\n", "rules:\n  skipped-heading-level: off # hm\n"),
        ("rules: {thin-page: off}\n", "rules: {skipped-heading-level: off, thin-page: off}\n"),
        ("rules:\n  # none yet\n", "rules:\n  skipped-heading-level: off\n  # none yet\n"),
    ],
)
def test_a_rule_is_switched_off_in_the_config(tmp_path: Path, config: str | None, result: str) -> None:
    if config is not None:
        (tmp_path / ".seolint.yml").write_text(config, "utf-8")

    async def session() -> None:
        async with serving(tmp_path) as client:
            actions = await offered(client, client.open("mill.md", SKIPPED), 2)
            chosen = await client.code_action_resolve_async(actions["Switch skipped-heading-level off in .seolint.yml"])
            assert chosen.edit
            assert chosen.edit.document_changes
            *created, document = chosen.edit.document_changes
            assert bool(created) == (config is None)
            assert isinstance(document, types.TextDocumentEdit)
            assert document.text_document.uri == client.uri(".seolint.yml")
            assert applied(config or "", document.edits, "utf-16") == result

    run(session())


def test_suggestions_that_only_a_writer_can_accept(tmp_path: Path) -> None:
    pages = [
        ("a.html", '<h1>Mills</h1>\n<img src="a.png" />\n', 1, "Mark the image", '<img src="a.png" alt="" />'),
        ("a.md", "# Mills\n\n![](a.png) Old.\n", 2, "Mark the image", '<img src="a.png" alt=""> Old.'),
        ("a.md", SKIPPED, 2, "Make this heading an h2", "\n## Wheels\n"),
        ("a.html", "<h1>Mills</h1>\n<h3 id=a>Wheels</h3>\n", 1, "Make this heading an h2", "<h2 id=a>Wheels</h2>"),
        ("a.md", "# Mills\n\nSee [it](#weels).\n\n## Wheels\n\nTurn.\n", 2, "Change the address", "(#wheels)"),
    ]

    async def session() -> None:
        async with serving(tmp_path) as client:
            for name, text, line, title, written in pages:
                uri = client.open(name, text)
                actions = await offered(client, uri, line)
                (action,) = [each for each in actions.values() if each.title.startswith(title)]
                assert written in await after(client, text, action), title
                assert not action.is_preferred
                client.close(uri)

    run(session())
