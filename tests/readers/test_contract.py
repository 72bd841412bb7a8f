"""Whatever an article is made of, its document keeps the promises of `contract`, in every format."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seolint.readers import FORMATS, Settings, read
from tests.readers.articles import ARTICLE, ARTICLES
from tests.readers.contract import broken


class Reader(NamedTuple):
    """A format, and its settings."""

    format: str
    settings: Settings


READERS = {name: Reader(name, Settings()) for name in FORMATS.values()}
READERS |= {
    "mdx": Reader("markdown", Settings(mdx=True)),
    "selected": Reader("html", Settings(content="div, b")),
    "german": Reader("markdown", Settings(language="de")),
    "japanese": Reader("text", Settings(language="ja")),
}
READER = st.sampled_from(sorted(READERS))


def test_a_whole_article_keeps_the_contract() -> None:
    for name, reader in READERS.items():
        assert not list(broken(read(ARTICLE, *reader))), name


@given(ARTICLES, READER)
def test_any_article(source: str, reader: str) -> None:
    assert not list(broken(read(source, *READERS[reader])))


BROKEN_ONCE = [
    # reader, source
    ("text", "Dry gaiters"),
    ("markdown", "_a http://bogs.example/b_,c d"),
    ("markdown", "<h>\r\nmud"),
    ("markdown", "mud&#10;moss&NewLine;peat&#13;"),
    ("markdown", "mud <nav>![moss](m.png)</nav>"),
    ("markdown", "mud <svg>![moss](m.png)</svg>"),
    ("html", "<img alt='&copy=1 &amp;\nmoss'>"),
    ("html", "<dialog>&#10;"),
    ("markdown", '---\ntitle: "mud\\nmoss \\\n  peat"\n---\n'),
]


@pytest.mark.parametrize(("reader", "source"), BROKEN_ONCE)
def test_what_broke_it_once(reader: str, source: str) -> None:
    assert not list(broken(read(source, *READERS[reader])))
