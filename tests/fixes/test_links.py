"""Fixes of links across pages: the address as it is afterwards, in whichever form it was written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.run import seolint as run
from tests.repository import seolint, write

ONLY = ("--select", "site,broken-internal-link,broken-fragment", "--min-severity", "info", "--no-cache")
SITE: Mapping[str, str] = {
    "hugo.toml": "",
    ".seolint.yml": "site: {url: 'https://tents.example/camp'}\n",
    "content/guide/poles.md": "---\ntitle: Poles\naliases: [/rods/, /r&d/]\n---\n\n## Ash poles\n\nThey bend.\n",
    "content/guide/tent ropes.md": "---\ntitle: Ropes\n---\n\nThey hold.\n",
    "content/guide/pegs.md": "---\ntitle: Pegs\n---\n\nThey hold.\n",
}
PAGE = "content/guide/tents.md"
BUILT: Mapping[str, str] = {
    "index.html": "<title>Tents</title><h1>Tents</h1>",
    "guide/poles.html": "<title>Poles</title><h1 id='ash-poles'>Poles</h1>",
    "guide/pegs/index.html": "<title>Pegs</title><h1>Pegs</h1>",
    "rods.html": "<meta http-equiv=refresh content='0; url=/guide/poles.html'><title>Rods</title>",
    "tacks/index.html": "<meta http-equiv=refresh content='0; url=/guide/pegs/'><title>Tacks</title>",
}


def fixed(folder: Path, site: Mapping[str, str], path: str, text: str, *arguments: str) -> str:
    """A page of a site after its fixes."""
    write(folder, {**site, path: text})
    seolint(folder, "check", ".", "--fix", *ONLY, *arguments)
    return (folder / path).read_bytes().decode()


SAFE = [
    ("[a](/rods/)", "[a](/guide/poles/)"),
    ('[a](/rods/?x=1#ash-poles "see /rods/")', '[a](/guide/poles/?x=1#ash-poles "see /rods/")'),
    ("[a](../../rods/#ash-poles)", "[a](../poles/#ash-poles)"),
    ("[a](/camp/rods)", "[a](/camp/guide/poles/)"),
    ("[a](https://tents.example/camp/rods/)", "[a](https://tents.example/camp/guide/poles/)"),
    ("[/rods/](/rods/)", "[/rods/](/guide/poles/)"),
    ("[a](</rods/>)", "[a](</guide/poles/>)"),
    ("[![b](/rods/)](/rods/)", "[![b](/rods/)](/guide/poles/)"),
    ('<a class=x href="/r&amp;d/?a=1&amp;b=2">a</a>', '<a class=x href="/guide/poles/?a=1&amp;b=2">a</a>'),
    ("<a href=/rods/>a</a>", "<a href=/guide/poles/>a</a>"),
    ("[a][1], [b][1]\n\n[1]: /rods/ 'Poles'", "[a][1], [b][1]\n\n[1]: /guide/poles/ 'Poles'"),
    ("[Some rods][]\n\n[some  RODS]: </rods/>", "[Some rods][]\n\n[some  RODS]: </guide/poles/>"),
    ("[rods]\n\n[rods]:\n  /rods/", "[rods]\n\n[rods]:\n  /guide/poles/"),
]
UNSAFE = [
    ("[a](/guide/pole/?x=1#ash-poles)", "[a](/guide/poles/?x=1#ash-poles)"),
    ("[a](pole.md#ash-poles)", "[a](poles.md#ash-poles)"),
    ("[a](../pole)", "[a](../poles)"),
    ("[a](p%6Fle.md)", "[a](poles.md)"),
    ("[a](tent%20rope.md)", "[a](tent%20ropes.md)"),
    ("[a](<tent rope.md>)", "[a](<tent%20ropes.md>)"),
    ("[a](/guide/poles/#ash-pole)", "[a](/guide/poles/#ash-poles)"),
    ("[a](poles.md#%61sh-pole)", "[a](poles.md#ash-poles)"),
    ("[a](#tentz)", "[a](#tents)"),
    ("[a][1]\n\n[1]: #tentz", "[a][1]\n\n[1]: #tents"),
    ("<a href='/guide/peg/#top'>a</a>", "<a href='/guide/pegs/#top'>a</a>"),
]
LEFT = [
    "[a](/guide/nothing-like-it.md)",
    "[a](pole\\.md)",
    "`[a](/rods/)`",
    "<!-- seolint-disable-next-line broken-internal-link -->\n[a](/guide/pole/)",
    "![a](/rods/)",
]


@pytest.mark.parametrize(("text", "expected"), SAFE)
def test_an_alias_becomes_the_address_of_the_page(tmp_path: Path, text: str, expected: str) -> None:
    page = "# Tents\n\n{}\n".format
    assert fixed(tmp_path, SITE, PAGE, page(text)) == page(expected)


@pytest.mark.parametrize(("text", "expected"), UNSAFE)
def test_what_is_broken_leads_to_the_nearest_name_on_request(tmp_path: Path, text: str, expected: str) -> None:
    page = "# Tents\n\n{}\n".format
    assert fixed(tmp_path, SITE, PAGE, page(text)) == page(text)
    assert fixed(tmp_path, SITE, PAGE, page(text), "--unsafe-fixes") == page(expected)


@pytest.mark.parametrize(
    ("written", "other"), [("trip-2024-05-01", "trip-2024-05-02"), ("step2", "step3"), ("v2", "v3"), ("de", "en")]
)
def test_another_name_is_no_misspelling(tmp_path: Path, written: str, other: str) -> None:
    page, name = f"# Tents\n\n[a]({written}.md)\n", f"content/guide/{other}.md"
    assert fixed(tmp_path, {**SITE, name: "They bend.\n"}, PAGE, page, "--unsafe-fixes") == page


@pytest.mark.parametrize("text", LEFT)
def test_the_rest_is_left(tmp_path: Path, text: str) -> None:
    assert fixed(tmp_path, SITE, PAGE, f"# Tents\n\n{text}\n", "--unsafe-fixes") == f"# Tents\n\n{text}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("../rods.html?x#ash-poles", "poles.html?x#ash-poles"),
        ("/rods.html", "/guide/poles.html"),
        ("../tacks/", "pegs/"),
        ("../tacks/index.html", "pegs/index.html"),
        ("pole.html", "poles.html"),
        ("peg/", "pegs/"),
        ("poles.html#ash-pole", "poles.html#ash-poles"),
    ],
)
def test_of_a_built_site(tmp_path: Path, text: str, expected: str) -> None:
    page = (
        "<title>T</title>\r\n<h1>T</h1><p>\u2026 <a class=a href=\"{}\">all</a></p> <a href='../index.html'>Up</a>\r\n"
    )
    left = fixed(tmp_path, BUILT, "guide/t.html", page.format(text), "--unsafe-fixes")
    assert left == page.format(expected)


def test_in_mdx(tmp_path: Path) -> None:
    site = {
        "docusaurus.config.js": "",
        "docs/poles.mdx": "# Poles\n\n## Ash poles\n\nThey bend.\n",
    }
    page = 'import A from "./a"\n\n# Tents\n\n<A>See [a](./{}) and <a href="./{}">b</a>.</A>\n'
    old, new = "pole.mdx#ash-poles", "poles.mdx#ash-poles"
    assert fixed(tmp_path, site, "docs/tents.mdx", page.format(old, old), "--unsafe-fixes") == page.format(new, new)


def test_a_page_without_a_site(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "# Tents\n\n[a](#tent)\n"})
    seolint(tmp_path, "check", "a.md", "--fix", "--unsafe-fixes", "--no-cache")
    assert (tmp_path / "a.md").read_text("utf-8") == "# Tents\n\n[a](#tents)\n"


def test_as_a_diff(tmp_path: Path) -> None:
    write(tmp_path, {**SITE, PAGE: "# Tents\n\n[a](/rods/)\n"})
    result = run(tmp_path, "check", PAGE, "--fix", "--dry-run", *ONLY)
    assert result.stdout.decode().splitlines()[-2:] == ["-[a](/rods/)", "+[a](/guide/poles/)"]
    assert result.returncode == 1
    assert run(tmp_path, "check", "content/guide/pegs.md", "--fix", "--dry-run", *ONLY).returncode == 0


LINKS = st.sampled_from([text for text, _ in (*SAFE, *UNSAFE) if "\n" not in text] + LEFT[:3])
DEFINITIONS = st.sampled_from(["[1]: /rods/", "[1]: pole.md#ash-poles", "[1]: #tentz", ""])
PAGES = st.builds(
    "# Tents\n\n{}\n\n{}\n".format, st.lists(LINKS | st.just("[c][1]"), max_size=6).map(" and ".join), DEFINITIONS
)


@settings(max_examples=25, deadline=None)
@given(PAGES)
def test_what_is_fixed_is_gone_and_a_second_run_changes_nothing(text: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, {**SITE, PAGE: text})
        before = seolint(folder, "check", ".", *ONLY, "--format", "json").problems
        done = fixed(folder, SITE, PAGE, text, "--unsafe-fixes")
        after = seolint(folder, "check", ".", *ONLY, "--format", "json").problems
        assert (len(after) < len(before)) == (done != text)
        assert not [each for each in after if each[1] == "link-to-alias"]
        assert fixed(folder, SITE, PAGE, done, "--unsafe-fixes") == done
