"""What holds of every fix of every article: the words stay, a second run changes nothing, the diff leads there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from seolint.config import load
from seolint.document import FILLER
from seolint.fixes import difference, fix
from seolint.readers import read

WORDS = st.sampled_from(
    ["shoes", "trail", "etc", "U.S", "size 9", "`a  b`", "**mud**", "[lugs](/l)", "<b>road</b>", "C"]
)
MARKS = st.sampled_from(["", "", ".", ":", " :", ".,", "...", "\\.", "**.**", "&#46;", " #", "{{ a }}"])
LEADS = st.sampled_from(["", "", "> ", "- ", "1. ", "   ", "    ", "\\"])
HASHES = st.sampled_from(["#", "##", "##", "###", "####", "#\u00a0"])
GAPS = st.sampled_from(["", " ", " ", "  ", "\t"])
ENDS = st.sampled_from(["\n", "\n\n", "\n\n", "\r\n\r\n", ""])

MARKDOWN_HEADING = st.builds("".join, st.tuples(LEADS, HASHES, GAPS, st.sampled_from(["", "  "]) | WORDS, MARKS, ENDS))
HTML_HEADING = st.builds(
    "<h{0}{1}>{2}{3}</h{0}>{4}".format,
    st.integers(1, 6),
    st.sampled_from(["", "", " id=a", ' class="b"']),
    st.sampled_from(["", " ", "&nbsp;", "a  b"]) | WORDS,
    MARKS,
    ENDS,
)
PARAGRAPH = st.builds("".join, st.tuples(LEADS, st.lists(WORDS, min_size=1, max_size=4).map("  ".join), MARKS, ENDS))
OTHER = st.sampled_from(
    [
        "===\n",
        "---\n",
        "```\n##code\n```\n",
        "<!-- seolint-disable-next-line empty-heading -->\n",
        "| a | b |\n|---|---|\n| ##c | d. |\n",
        "[g](http://github.com/a)\n\n",
        "<div>\n",
        "</div>\n\n",
        "[a]: /b\n",
    ]
)
FRONT = st.sampled_from(["", "", "---\ntitle: Trail  shoes\n---\n\n", "# Shoes\n\n"])
MARKDOWN = st.builds(
    "{0}{1}".format,
    FRONT,
    st.lists(MARKDOWN_HEADING | MARKDOWN_HEADING | HTML_HEADING | PARAGRAPH | OTHER).map("".join),
)
HTML = st.lists(
    HTML_HEADING
    | st.sampled_from(["<p>They  fit.", "</p>", "<title>A  b</title>", "<div>", "</div>", "<!-- ", "<ul><li>"])
).map("".join)
CONFIG = load()


def words(source: str, format: str) -> list[str]:
    """The words that readers see."""
    return re.findall(r"[^\W_]+", read(source, format).prose.replace(FILLER, ""))


def body(source: str, format: str) -> list[str]:
    """The texts that are no headings, nor look like one."""
    document = read(source, format)
    texts = (document.text(block.span) for block in document.blocks if block.kind != "heading")
    return [text for text in texts if text and "#" not in text]


@settings(max_examples=150)
@given(MARKDOWN)
def test_fixed_markdown(source: str) -> None:
    holds(source, "markdown")


@settings(max_examples=100)
@given(HTML)
def test_fixed_html(source: str) -> None:
    holds(source, "html")


def holds(source: str, format: str) -> None:
    left = fix(source, "a", CONFIG, format, unsafe=True)
    assert fix(left.source, "a", CONFIG, format, unsafe=True) == (left.source, 0)
    assert (left.source == source) == (left.fixed == 0)
    assert words(left.source, format) == words(source, format)
    assert [text for text in body(source, format) if text not in body(left.source, format)] == []
    if left.source != source:
        assert (
            patched(source.encode(), list(difference("a", source.encode(), left.source.encode())))
            == left.source.encode()
        )


@given(
    st.lists(st.sampled_from([b"a\n", b"b\n", b"\n", b"c"])), st.lists(st.sampled_from([b"a\n", b"b\n", b"\n", b"c"]))
)
def test_a_diff_leads_from_one_to_the_other(before: list[bytes], after: list[bytes]) -> None:
    old, new = b"".join(before), b"".join(after)
    diff = list(difference("a", old, new))
    assert (patched(old, diff) == new) if diff else (old == new)


def test_a_diff_of_a_very_long_file_is_one_hunk() -> None:
    old = [b"%d\n" % number for number in range(20_000)]
    new = [line.replace(b"7\n", b"x\n") for line in old]
    diff = list(difference("a", b"".join(old), b"".join(new)))
    assert [line for line in diff if line.startswith(b"@@")] == [b"@@ -5,19996 +5,19996 @@\n"]
    assert patched(b"".join(old), diff) == b"".join(new)


def patched(old: bytes, diff: list[bytes]) -> bytes:
    """`old` with a unified diff applied, each of whose lines is held against it."""
    lines = re.findall(rb"[^\n]*\n|[^\n]+", old)
    done: list[bytes] = []
    at = 0
    for line in shown(diff):
        if line.startswith(b"@@"):
            start, count = (int(number) for number in re.findall(rb"\d+", line)[:2])
            done += lines[at : start - (count > 0)]
            at = start - (count > 0)
            continue
        if line[:1] in b" -":
            assert lines[at] == line[1:]
            at += 1
        if line[:1] in b" +":
            done.append(line[1:])
    return b"".join(done + lines[at:])


def shown(diff: list[bytes]) -> Iterator[bytes]:
    """The lines of a diff without its head, each with the line end that it has in the file."""
    for line in diff[2:]:
        text, marked, _ = line.partition(b"\n\\ No newline")
        yield text if marked else line


def test_hunks_do_not_overlap() -> None:
    old = b"".join(b"%d\n" % number for number in range(40))
    new = old.replace(b"3\n4\n", b"3\nx\n").replace(b"12\n", b"y\n").replace(b"30\n", b"")
    heads = [line for line in difference("a", old, new) if line.startswith(b"@@")]
    starts = [int(re.findall(rb"\d+", head)[0]) for head in heads]
    assert all(before + 7 <= after for before, after in pairwise(starts))
    assert len(heads) == 3
