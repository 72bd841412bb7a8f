"""Rules across pages, where the config names a site; and the problems of all files of a folder."""

from __future__ import annotations

import asyncio
from pathlib import Path

from lsprotocol import types

from tests.cli.run import seolint
from tests.server.client import LIMIT, Client, run, serving
from tests.server.test_code_actions import after, offered
from tests.server.test_diagnostics import SKIPPED, codes, write

HUGO = {"_seolint_yml": "site: {url: https://example.com, generator: hugo}\n", "hugo_toml": ""}
POND = "# Pond\n\n## Deep water\n\nIt is still.\n"
TWIN = "---\ntitle: {title}\n---\n\n# Mills of the {name} valley\n\nSee [the other](/{other}/) and [home](/).\n"


async def until(client: Client, uri: str, rule: str, is_there: bool) -> list[types.Diagnostic]:
    """The diagnostics of a text once a rule is among them, or no longer."""
    for _ in range(int(LIMIT * 5)):
        found = list(await client.pull(uri))
        if (rule in codes(found)) == is_there:
            return found
        await asyncio.sleep(0.2)
    raise AssertionError(f"{rule} is {'not ' * is_there}reported: {codes(found)}")


def test_rules_across_pages_are_refreshed_on_save(tmp_path: Path) -> None:
    east, west = (TWIN.format(title="Old mills", name=a, other=b) for a, b in (("east", "west"), ("west", "east")))
    write(tmp_path, _seolint_yml="site: {url: https://example.com}\n", east_md=east, west_md=west, index_md="# Home\n")

    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open("west.md")
            (twin,) = [
                each for each in await until(client, uri, "duplicate-title", True) if each.code == "duplicate-title"
            ]
            assert twin.range.start.line == 1
            (related,) = twin.related_information or ()
            assert related.location.uri == client.uri("east.md")
            client.change(uri, west + "\nThey turn.\n")  # the place is as it was
            assert "duplicate-title" in codes(await client.pull(uri))
            changed = west.replace("Old mills", "New mills")
            client.change(uri, changed)
            assert "duplicate-title" not in codes(await client.pull(uri))
            client.change(uri, west)
            assert "duplicate-title" in codes(await client.pull(uri))
            client.change(uri, changed)
            (tmp_path / "west.md").write_text(changed, "utf-8")
            client.save(uri)
            await until(client, uri, "duplicate-title", False)
            client.change(uri, west)
            (tmp_path / "west.md").write_text(west, "utf-8")
            client.save(uri)
            await until(client, uri, "duplicate-title", True)

    run(session())


def test_nothing_is_looked_for_across_pages_unless_the_config_names_a_site(tmp_path: Path) -> None:
    write(tmp_path, east_md=SKIPPED, west_md=SKIPPED)

    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open("west.md")
            before = codes(await client.pull(uri))
            await asyncio.sleep(2)
            assert codes(await client.pull(uri)) == before
            assert client.refreshed == 0

    run(session())


def test_the_problems_of_all_files(tmp_path: Path) -> None:
    write(tmp_path, _seolintignore="drafts/\n", mill_md=SKIPPED, old__dam_md="# 😀 Dam\n", drafts__x_md=SKIPPED)
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe\xfd")

    async def session() -> None:
        async with serving(tmp_path) as client:

            async def asked(before: types.WorkspaceDiagnosticReport | None = None) -> types.WorkspaceDiagnosticReport:
                items = before.items if before else ()
                known = [types.PreviousResultId(each.uri, each.result_id or "") for each in items]
                return await client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(known))

            first = await asyncio.wait_for(asked(), LIMIT)
            found = {each.uri: getattr(each, "items", None) for each in first.items}
            assert {*found} == {client.uri(name) for name in ("mill.md", "old/dam.md", "bad.md")}
            assert "skipped-heading-level" in codes(found[client.uri("mill.md")] or ())
            assert found[client.uri("bad.md")]
            waiting = asyncio.create_task(asked(first))
            await asyncio.sleep(1)
            assert not waiting.done()  # nothing is new
            uri = client.open("mill.md")
            client.save(uri)
            second = await asyncio.wait_for(waiting, LIMIT)
            assert {each.kind for each in second.items} == {"unchanged"}
            assert client.uri("mill.md") not in {
                each.uri for each in second.items
            }  # it is open, and asked for by itself

    run(session())


def test_links_to_aliases_are_fixed_as_on_the_command_line(tmp_path: Path) -> None:
    text = "# Mills\n\nSee [the dam](/old-dam/) and [the pond](/pond/), 😀.\n"
    write(
        tmp_path,
        _seolint_yml="site: {url: https://example.com, generator: hugo}\n",
        hugo_toml="",
        content__mill_md=text,
        content__pond_md="# Pond\n",
        content__dam_md="---\naliases: [/old-dam/]\n---\n\n# Dam\n",
    )
    expected = text.replace("/old-dam/", "/dam/")

    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open("content/mill.md")
            await until(client, uri, "link-to-alias", True)
            actions = await offered(client, uri, 2)
            assert await after(client, text, actions["Fix this (link-to-alias)"]) == expected
            (everything,) = (await offered(client, uri, 2, "source.fixAll")).values()
            assert await after(client, text, everything) == expected

    run(session())
    seolint(tmp_path, "check", "--fix", "content/mill.md")
    assert (tmp_path / "content/mill.md").read_text("utf-8") == expected


def test_addresses_that_only_the_site_knows_are_changed(tmp_path: Path) -> None:
    text = "# Mills\n\nSee [the pond](/pnod/).\n\nOr [its water](/pond/#deep-watre).\n"
    write(tmp_path, **HUGO, content__mill_md=text, content__pond_md=POND)

    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open("content/mill.md")
            await until(client, uri, "broken-internal-link", True)
            page = (await offered(client, uri, 2))["Change the address to /pond/"]
            assert await after(client, text, page) == text.replace("/pnod/", "/pond/")
            place = (await offered(client, uri, 4))["Change the address to /pond/#deep-water"]
            assert await after(client, text, place) == text.replace("deep-watre", "deep-water")

    run(session())


def test_other_pages_are_named_as_on_the_command_line(tmp_path: Path) -> None:
    text = "# Mills\n\nSee [its water](/pond/#shallow-water).\n"
    write(tmp_path, **HUGO, content__mill_md=text, content__pond_md=POND)

    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open("content/mill.md")
            for _ in range(int(LIMIT * 5)):
                (found,) = [each for each in await client.pull(uri) if each.code == "broken-fragment"]
                if "content" in found.message:
                    break
                await asyncio.sleep(0.2)
            assert found.message.startswith('There is no "#shallow-water" in content/pond.md')

    run(session())


def test_what_only_the_site_knows_stays_while_its_text_is_the_same(tmp_path: Path) -> None:
    text = "# Mills\n\nThey turn.\n\nSee [the lake](/lake/) and [how slowly](#slow).\n"
    write(tmp_path, **HUGO, content__mill_md=text, content__pond_md=POND)

    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open("content/mill.md")

            async def broken(changed: str) -> list[tuple[int, str]]:
                client.change(uri, changed)
                found = [each for each in await client.pull(uri) if str(each.code).startswith("broken-")]
                return [(each.range.start.line, each.message.split('"')[1]) for each in found]

            for _ in range(int(LIMIT * 5)):
                if len(await broken(text)) == 2:
                    break
                await asyncio.sleep(0.2)
            both = [(4, "/lake/"), (4, "#slow")]
            assert await broken(text + "\nSlowly.\n") == both
            assert await broken(text.replace("turn.", "turn.\n")) == [(line + 1, address) for line, address in both]
            assert await broken(text.replace("/lake/", "/pond/")) == both[1:]
            assert await broken(text.replace("See", "Look at")) == both
            assert await broken(text + "\n## Slow\n") == both[:1]

    run(session())
