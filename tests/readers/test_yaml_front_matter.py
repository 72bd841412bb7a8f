"""YAML front matter means what PyYAML says, whether the quick reader takes it or leaves it to PyYAML."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from seolint.readers import read
from seolint.readers.front_matter import full_yaml
from seolint.readers.front_matter.plain_yaml import read_plain
from seolint.readers.front_matter.values import MatterError, Scalar, Tree

LOADERS = [yaml.SafeLoader, full_yaml._LOADER]
"""PyYAML in Python and in C, which differ over tabs, say: the quick reader takes what both read alike."""

PLAIN = [
    "title: How to choose a bicycle lock that holds\n",
    "title: Running shoes # for the spring\nslug: running-shoes\n",
    "title: >\n  #1 running shoe shop\n  in the whole town\nslug: shop\n",
    "description: |\n  First line\n\n    deeper, and # no comment\n  # neither is this\n\n# but this is\nslug: a\n",
    "title: >\n    four\n  # a comment\nslug: two\n",
    "seo:\n  description: >-\n    Folded over\n    two lines\n  title: Short\ntags:\n- locks\n",
    "description: >+ # kept\n\n  After a blank line\n\n",
    "title: A shop\u00a0#1 in town\nslug:  a \n",
    "description: >\n  \u00a0\n  An indented\u00a0one\n",
    "title: \u00a0Foo\u2003bar\u00a0\n",
    'title: "The \\"best\\" caf\\u00e9s\\n\\/ bars" # two quotes\n',
    "title: 'It''s # here'\nslug: ''\n",
    "\"a key\": 1\n'another: key': 2\na third key : 3\n\"'quoted'\": 4\n",
    "date: 2024-05-01\nupdated: 2024-05-01T10:30:00Z\nrating: 4.50\nviews: 1_000\ntime: 12:30\nhex: 0x1F\n",
    "draft: no\nfeatured: True\nauthor: ~\nimage: null\nsubtitle:\nnote: # to be written\nweight: 010\n",
    'tags: [running, \'trail, mud\', "a \\"b\\"", é, ] # three\nkeywords: []\nlinks: [ ]\n',
    "tags:\n  - running\n  # - not this one\n\n  - 'trail'\n  - [a, b]\nkeywords:\n- shoes # a\n- -x\nslug: a\n",
    "title: A\r\ndescription: >-\r\n  Two\r\n  lines\r\ntags:\r\n  - a\r\n",
    "url: https://example.com/a#b?c=d:e\nratio: 16:9\nnote: -x ?y :z\npath: a\\b\n",
    "a:\n    b:\n        c: d\n    e: f\ng: h",
    "# nothing but a comment\n",
    "",
]
BEYOND = [
    "title: Running shoes\n  for the trail\n",
    'title: "Over two\n  lines"\n',
    'title: "\\x41 \\U0001F600 \\_ \\L \\e"\n',
    'title: "Bog\\\n  trotting"\n',
    "title: A\x85slug: b\n",
    "title: A\x85  b\n",
    "title: >\n  one\u2028  two\u2029  three\n",
    "title: |2\n    Two more than it says\n  and not\n",
    "title: A\rdescription: |\r  Two\r  lines\r",
    "title: A\t# b\nslug:\tb\ntext: |\n  a\n  \tb\n",
    "title: &t Anchored\nslug: *t\n",
    "title: !!str 2024\nslug: !!str\nnote: &n # a comment\n  below it\n",
    "tags: &list\n  - a\nseo: {title: Nested, tags: [a, {b: c}]}\n",
    "title: first\nslug: a\ntitle: last\n",
    "authors:\n  - name: Jo\n    url: /jo\n  - - a\n",
    "tags: [running,\n  trail]\n",
    "? a\n: b\n",
    "\ufefftitle: A byte order mark\n",
    "title:\n  Below its key\n",
    "tags: [what is seo?]\n",
    "tags: [shoes] # [boots]\n",
    "'it''s': a\n1: b\n",
    f"{'a' * 1001}: b\n",
]
BROKEN = [
    "title: Shoes: the guide\n",
    "title: Shoes:\n",
    "title: - a\n",
    "title: @home\n",
    "title: [a, b\n",
    "title: [a,, b]\n",
    "title: 'it's'\n",
    'title: "\\d"\n',
    "title: >\n    four\n  two\n",
    "description: |\n      \n  less than the blank line\n",
    "title: a\n slug: b\n",
    "a:\n  b: c\n d: e\n",
    "title: \x00\n",
    f"{'a' * 1025}: b\n",
    "title: >\n  a\n # b\n  c\n",
]


def parsed(text: str, loader: Any = None) -> dict[str, Tree] | None:
    """What PyYAML reads, behind something else; None when it is no YAML."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(full_yaml, "_LOADER", loader or full_yaml._LOADER)
        try:
            return full_yaml.parse(f"---\n{text}", 4, 4 + len(text))
        except MatterError:
            return None


def quick(text: str) -> dict[str, Tree] | None:
    return read_plain(f"---\n{text}---\n", 4, 4 + len(text))


def means(tree: Tree, value: Any) -> bool:
    """Whether the tree is this value: its texts as typed, line ends and controls as spaces, stripped."""
    if isinstance(tree, Scalar):
        return text_means(tree.plain, value)
    if isinstance(tree, list):
        return isinstance(value, list) and len(tree) == len(value) and all(map(means, tree, value))
    return (
        isinstance(value, dict)
        and len(tree) == len(value)
        and all(map(text_means, tree, value))
        and all(map(means, tree.values(), value.values()))
    )


def text_means(text: str, value: Any) -> bool:
    if isinstance(value, str):
        return _spaced(text) == _spaced(value.strip())
    return bool(yaml.safe_load(text) == value)


def _spaced(text: str) -> str:
    return re.sub("[\0-\x20\x85\u2028\u2029]+", " ", text).strip()


@pytest.mark.parametrize("text", PLAIN)
@pytest.mark.parametrize("loader", LOADERS)
def test_plain_front_matter_is_read_as_pyyaml_reads_it(text: str, loader: Any) -> None:
    assert quick(text) is not None
    assert quick(text) == parsed(text, loader)
    assert means(quick(text) or {}, yaml.safe_load(text) or {})


@pytest.mark.parametrize("text", BEYOND)
def test_what_is_beyond_the_quick_reader_is_what_pyyaml_makes_of_it(text: str) -> None:
    assert quick(text) is None
    tree = parsed(text)
    assert tree is not None
    if "{" not in text:
        assert means(tree, yaml.load(text, full_yaml._LOADER))


@pytest.mark.parametrize("text", BROKEN)
def test_the_quick_reader_takes_nothing_that_is_broken(text: str) -> None:
    assert quick(text) is None
    assert parsed(text) is None


def test_the_front_matter_of_articles() -> None:
    for path in sorted(Path(__file__).parents[1].glob("*/**/*.md")):
        found = re.match(r"---\n(.*?)^---$", path.read_text("utf-8"), re.S | re.M)
        if found:
            tree = read_plain(found.string, *found.span(1))
            assert tree is not None
            assert tree == full_yaml.parse(found.string, *found.span(1))
            assert means(tree, yaml.safe_load(found[1]))


def test_a_line_of_a_block_that_begins_with_a_hash_is_text() -> None:
    document = read("---\ntitle: >\n  #1 running shoe shop\n  in the whole town\n---\nBody\n", "markdown")
    (title,) = document.all("title")
    assert document.text_of(title) == "#1 running shoe shop in the whole town"


WORDS = st.sampled_from(
    [
        *("running shoes", "the guide", "a", "é", "\u00a0", "#1", "# b", "x#y", "a:b", "b: c", "it's", "'quoted'"),
        *('"double"', '"a\\nb"', '"\\u00e9"', '"\\x41"', "'it''s'", "'open", '"', "[a, b]", "['a','b c',]", "[", "]"),
        *("{a: b}", "&a", "*a", "!!str", "!", "|", ">", "|-", ">2", "- ", "-", "-x", "?", ":", ",", "=", "@", "`", "%"),
        *(
            "2024-05-01",
            "1.5",
            "true",
            "~",
            "12:30",
            "https://a.example/?b=c#d",
            "\t",
            "\x85",
            "\u2028",
            "\ufeff",
            "\\",
        ),
        *("---", "...", "[what? x]", "[-x, y]", "[]", "\u2003", "<<", "\0"),
    ]
)
TEXTS = st.lists(WORDS, max_size=3).flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words)]))
KEYS = st.sampled_from(["title", "seo", "a b", "'q'", '"r: s"', "\"'t'\"", "é", "a.b", "-k", "c#", "\u00a0", ""])
VALUES = st.one_of(TEXTS, st.sampled_from(["", "# c", "|", ">", "|-", ">+ # c", "|#c"]))
COLONS = st.sampled_from([": ", ": ", ": ", ":  ", ":", " : ", ":\u00a0", ":\t"])
CONTENTS = st.one_of(
    st.builds("{}{}{}".format, KEYS, COLONS, VALUES),
    st.builds("{}{}{}".format, KEYS, COLONS, VALUES),
    st.builds("- {}".format, TEXTS),
    st.builds("# {}".format, TEXTS),
    TEXTS,
)
INDENTS = st.sampled_from(["", "", "", "  ", "  ", "    ", " ", "\t"])
LINE_ENDS = st.sampled_from(["\n", "\n", "\n", "\n", "\n\n", "\n   \n", "\r\n", "\r", "\n# c\n", "\n   # c\n"])
LINES = st.lists(st.builds("{}{}{}".format, INDENTS, CONTENTS, LINE_ENDS), max_size=6).map("".join)


@given(LINES)
@example("title: a\u00a0# b\n")
def test_the_quick_reader_and_pyyaml_agree(text: str) -> None:
    tree = quick(text)
    if tree is not None:
        assert all(tree == parsed(text, loader) for loader in LOADERS)


@given(LINES)
def test_values_are_those_of_safe_load(text: str) -> None:
    try:
        value = yaml.load(text, full_yaml._LOADER)
    except (yaml.YAMLError, ValueError):
        return
    if isinstance(value, dict) and not re.search(r"\*a|<<|\? ", text):
        tree = parsed(text)
        assert tree is not None
        assert means(tree, value)
