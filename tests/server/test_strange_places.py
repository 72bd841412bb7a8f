"""Names, folders and files that editors seldom see: whatever they are called, wherever they lead, and if they go."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from lsprotocol import types

from seolint.run.runner import CRASHED
from seolint.server.uris import path_of_uri, uri_of_path
from tests.benchmarks.hostile import KINDS
from tests.server.client import LIMIT, Client, run, serving
from tests.server.test_code_actions import after, offered
from tests.server.test_configs import FOUND, OWN, RULE, published
from tests.server.test_diagnostics import SKIPPED, codes, write
from tests.server.test_sites import TWIN, until

NAMES = ["old mill.md", "Mühle 水車.md", "a#b?c.md", "100%.md", "a%20b.md", "a;b&c=d.md", "[x](y).md", "a+b@c~'d.md"]
ODD = "Mühlen #1; 100%25"
"""The name of a folder, with what addresses take for something else."""

few_names = pytest.mark.skipif(sys.platform == "win32", reason="names can't hold all of these there")
no_links = pytest.mark.skipif(sys.platform == "win32", reason="links to folders take rights there")


async def whole(client: Client, known: tuple[types.PreviousResultId, ...] = ()) -> dict[str, list[str]]:
    """The rules reported for each file of the folders, without those that compare pages."""
    report = await asyncio.wait_for(client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(known)), LIMIT)
    found = [(each.uri, codes(getattr(each, "items", None) or [])) for each in report.items]
    assert len(dict(found)) == len(found), "a file is reported twice"
    return {uri: [rule for rule in rules if not rule.startswith("duplicate-")] for uri, rules in found}


@few_names
@pytest.mark.parametrize("name", [*NAMES, "mill\\1.md", "a\nb.md"])
def test_the_address_of_a_file_is_that_of_its_path(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert path_of_uri(uri_of_path(path)) == str(path)


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a;b.md", "/a;b.md"),
        ("file://localhost/a.md", "/a.md"),
        ("file:///M%C3%BChle/a%2520b.md", "/Mühle/a%20b.md"),
        ("file:///a%00b.md", None),
        ("file:", None),
        ("file://[/a.md", None),
        ("git:/a.md?main", None),
        ("https://example.com/a.md", None),
        ("nonsense", None),
        ("", None),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="paths begin with a drive there")
def test_addresses_that_clients_send(uri: str, path: str | None) -> None:
    assert path_of_uri(uri) == path


@few_names
def test_files_whatever_they_are_called(tmp_path: Path) -> None:
    folder = tmp_path / ODD
    folder.mkdir()
    for number, name in enumerate(NAMES):
        text = SKIPPED.replace("(dam.md)", f"(dam{number % 3}.md)")  # a page that four name may be made elsewhere
        (folder / name).write_text(f"{text}\nSee [the mill beside the river](old%20mill.md).\n", "utf-8")
    (folder / ".seolint.yml").write_text("rules: {thin-page: off}\n", "utf-8")

    async def session() -> None:
        async with serving(folder) as client:
            assert await whole(client) == {client.uri(name): FOUND[1:] for name in NAMES}
            for name in NAMES:
                uri = client.open(name)
                assert codes(await client.pull(uri)) == FOUND[1:], name
                actions = await offered(client, uri, 2)
                text = (folder / name).read_text("utf-8")
                assert "\n## Wheels" in await after(client, text, actions["Fix this (skipped-heading-level)"])

    run(session())


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are Unicode there")
def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"m\xfchle.md")).write_text(SKIPPED, "utf-8")

    async def session() -> None:
        async with serving(tmp_path) as client:
            assert await whole(client) == {f"{tmp_path.as_uri()}/m%FChle.md": FOUND}
            uri = client.open(f"{tmp_path.as_uri()}/m%FChle.md", SKIPPED)
            assert codes(await client.pull(uri)) == FOUND

    run(session())


def test_texts_without_a_file_are_linted_and_old_versions_are_not(tmp_path: Path) -> None:
    async def session() -> None:
        async with serving(tmp_path) as client:
            for uri in ("untitled:Untitled-1", "untitled:/nowhere/M%C3%BChle.md", "untitled:a%2Fb", "untitled:"):
                assert "skipped-heading-level" in codes(await client.pull(client.open(uri, SKIPPED))), uri
            for uri in ("git:/mill.md?%7B%22ref%22%3A%22main%22%7D", "vscode-vfs://github/a/b.md", "file:///a%00b.md"):
                assert await client.pull(client.open(uri, SKIPPED)) == []
            windows = client.open("file:///c%3A/Users/a/mill.md", SKIPPED)
            assert "skipped-heading-level" in codes(await client.pull(windows))

    run(session())


def test_a_folder_in_another_and_folders_that_come_and_go(tmp_path: Path) -> None:
    write(tmp_path, mill_md=SKIPPED, inner__mill_md=SKIPPED, inner___seolint_yml="rules: {thin-page: off}\n")
    other = tmp_path / ODD
    other.mkdir()
    (other / "mill.md").write_text(SKIPPED, "utf-8")
    (other / ".seolint.yml").write_text("rules: {thin-pages: off}\n", "utf-8")
    (tmp_path / ".seolintignore").write_text("Mühlen*\n", "utf-8")

    async def session() -> None:
        async with serving(tmp_path, folders=[tmp_path, tmp_path / "inner"]) as client:
            inside = {client.uri("mill.md"): FOUND, client.uri("inner/mill.md"): FOUND[1:]}
            assert await whole(client) == inside
            folder = types.WorkspaceFolder(other.as_uri(), "other")
            inner = types.WorkspaceFolder(client.uri("inner"), "inner")
            event = types.WorkspaceFoldersChangeEvent(added=[folder], removed=[inner])
            client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
            (wrong,) = await published(client, f"{ODD}/.seolint.yml")
            assert "thin-pages" in wrong.message
            event = types.WorkspaceFoldersChangeEvent(added=[], removed=[folder])
            client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
            while client.published[client.uri(f"{ODD}/.seolint.yml")].diagnostics:
                await client.news()
            assert await whole(client) == inside

    run(session())


@no_links
def test_a_folder_that_was_opened_through_a_link(tmp_path: Path) -> None:
    east, west = (TWIN.format(title="Old mills", name=a, other=b) for a, b in (("east", "west"), ("west", "east")))
    write(tmp_path, real__east_md=east, real__west_md=west, real__index_md="# Home\n")
    write(tmp_path, real___seolint_yml="site: {url: https://example.com}\nrules: {missing-file: off}\n")
    (tmp_path / "link").symlink_to("real")

    async def session() -> None:
        async with serving(tmp_path / "link") as client:
            (old,) = await published(client, ".seolint.yml")
            assert "broken-internal-link" in old.message
            assert {*await whole(client)} == {client.uri(name) for name in ("east.md", "west.md", "index.md")}
            uri = client.open("west.md")
            found = await until(client, uri, "duplicate-title", True)
            (twin,) = [each for each in found if each.code == "duplicate-title"]
            (related,) = twin.related_information or ()
            assert related.location.uri == client.uri("east.md")
            config = client.open(".seolint.yml", "rules: {thin-pages: off}\n", "yaml")
            while "thin-pages" not in str(client.published[config].diagnostics):
                await client.news()

    run(session())


def test_files_that_are_deleted_or_renamed_while_they_are_open(tmp_path: Path) -> None:
    write(tmp_path, _seolint_yml="rules: {thin-page: off}\n", drafts__mill_md=SKIPPED)

    async def session() -> None:
        async with serving(tmp_path) as client:
            uri = client.open("drafts/mill.md")
            assert codes(await client.pull(uri)) == FOUND[1:]
            (tmp_path / "drafts").rename(tmp_path / "posts")
            client.change(uri, SKIPPED + "\nThey turn.\n")
            assert "skipped-heading-level" in codes(await client.pull(uri))
            client.close(uri)
            uri = client.open("posts/mill.md")
            assert codes(await client.pull(uri)) == FOUND[1:]
            (tmp_path / "posts/mill.md").unlink()
            client.save(uri)
            assert "skipped-heading-level" in codes(await client.pull(uri))
            (tmp_path / ".seolint.yml").unlink()
            client.watched_change(".seolint.yml")
            assert "thin-page" in codes(await client.pull(uri))

    run(session())


def test_many_texts_are_opened_and_closed_in_a_row(tmp_path: Path) -> None:
    async def session() -> None:
        async with serving(tmp_path, pull=False) as client:
            for number in range(200):
                uri = client.open(f"{number % 7}.md", SKIPPED)
                client.change(uri, SKIPPED.replace("###", "##"))
                client.close(uri)
            assert "skipped-heading-level" in codes(await client.pushed(client.open("mill.md", SKIPPED), 1))
            assert not any(client.published[client.uri(f"{number}.md")].diagnostics for number in range(7))

    run(session())


@pytest.mark.parametrize(
    "text", ["# A \ud800 mill\n\n### \udfff\n", "# Mills\r\r### Wheels\r", "\ufeff", "\0" * 9, "\r"]
)
def test_texts_that_no_file_holds(tmp_path: Path, text: str) -> None:
    async def session() -> None:
        for encoding in ("utf-8", "utf-16", "utf-32"):
            async with serving(tmp_path, encodings=[encoding]) as client:
                uri = client.open("mill.md", text)
                found = await client.pull(uri)
                assert ("skipped-heading-level" in codes(found)) == ("###" in text)
                for action in (await offered(client, uri, 2)).values():
                    await client.code_action_resolve_async(action)

    run(session())


def test_a_text_larger_than_what_is_linted_costs_nobody_time(tmp_path: Path) -> None:
    text = "# Mills\n\n" + "They turn. " * 4_700_000

    async def session() -> None:
        async with serving(tmp_path) as client:
            huge = client.open("huge.md", text)
            (only,) = await client.pull(huge)
            assert "more than 20 MB" in only.message
            started = time.monotonic()
            assert "skipped-heading-level" in codes(await client.pull(client.open("mill.md", SKIPPED)))
            assert time.monotonic() - started < LIMIT / 2
            client.change(huge, SKIPPED)
            assert codes(await client.pull(huge)) == FOUND

    run(session())


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are looked up in /proc")
def test_a_process_that_is_killed_at_work_is_reported(tmp_path: Path) -> None:
    def workers() -> list[str]:
        return Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text("utf-8").split()

    async def session() -> None:
        before = workers()
        async with serving(tmp_path) as client:
            (server,) = {*workers()} - {*before}
            uri = client.open("slow.md", KINDS["paragraphs (md)"].text(3_000_000))
            asked = asyncio.create_task(client.pull(uri))
            below = Path(f"/proc/{server}/task/{server}/children")
            while not below.read_text("utf-8").split():
                await asyncio.sleep(0.05)
            os.kill(int(below.read_text("utf-8").split()[0]), signal.SIGKILL)
            (only,) = await asyncio.wait_for(asked, LIMIT)
            assert CRASHED in only.message
            client.change(uri, SKIPPED)
            assert codes(await client.pull(uri)) == FOUND

    run(session())


def test_rules_of_ones_own_that_take_long_keep_nobody_waiting(tmp_path: Path) -> None:
    write(tmp_path, _seolint_yml=OWN, mill_md=SKIPPED)
    slow = RULE.replace("flour", "(?:[a-z ]*[a-z ]*){9}" * 40 + "flour")
    for number in range(30):
        (tmp_path / "house").mkdir(exist_ok=True)
        (tmp_path / f"house/slow-{number}.yml").write_text(slow.replace("a word", f"{number}"), "utf-8")

    async def session() -> None:
        async with serving(tmp_path, options={"timeout": 2}) as client:
            uri = client.open("long.md", "# Mills\n\n" + "They grind the grain of all. " * 20_000)
            started = time.monotonic()
            await client.pull(uri)
            assert time.monotonic() - started < LIMIT / 2
            assert "skipped-heading-level" in codes(await client.pull(client.open("mill.md")))

    run(session())
