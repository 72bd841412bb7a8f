"""Fixes as examples: an article in, the article as it is left out."""

from __future__ import annotations

import pytest

from seolint.config import Overrides, load
from seolint.fixes import fix, names

SAME = ""
"""The article is left as it is."""

PUNCTUATION = [
    ("# Choosing a size.\n", "# Choosing a size\n"),
    ("# Choosing a size :\n", "# Choosing a size\n"),
    ("# Choosing a size.,:;\n", "# Choosing a size\n"),
    ("## **Choosing a size:** ##\n", "## **Choosing a size** ##\n"),
    ("## 1. Choosing a size.\n", "## 1. Choosing a size\n"),
    ("## [Sizes](/sizes).\n", "## [Sizes](/sizes)\n"),
    ("## Sizes. {#sizes}\n", "## Sizes {#sizes}\n"),
    ("Choosing a size.\n===\n", "Choosing a size\n===\n"),
    ("<h2>Choosing a size.</h2>\n", "<h2>Choosing a size</h2>\n"),
    ("## サイズの選び方。\n", "## サイズの選び方\n"),
    ("# Plan B.\n", SAME),
    ("# Made in the U.S.A.\n", SAME),
    ("# Who answers to Prof.\n", SAME),
    ("# Shoes, boots, etc.\n", SAME),
    ("# Well begun. Half done.\n", SAME),
    ("# We ship! :tada:\n", SAME),
    ("# Use `a;`\n", SAME),
    ("# Sizes **:**\n", SAME),
    ("# A colon\\:\n", SAME),
    ("# A colon&#58;\n", SAME),
    ("# Sizes: ![table](t.png)\n", SAME),
    ("# Sizes: {{ page.sizes }}\n", SAME),
    ("# See [Sizes.](#sizes.)\n", SAME),
]

EMPTY = [
    ("# Shoes\n\n##\n\nThey fit.\n", "# Shoes\n\nThey fit.\n"),
    ("# Shoes\n\nThey fit.\n\n##\n", "# Shoes\n\nThey fit.\n"),
    ("# Shoes\n\nThey fit.\n\n##", "# Shoes\n\nThey fit."),
    ("# Shoes\n\nThey fit.\n## ##\nThey last.\n", "# Shoes\n\nThey fit.\n\nThey last.\n"),
    ("# Shoes\n\n> ##\n> They fit.\n", "# Shoes\n\n> \n> They fit.\n"),
    ("# Shoes\n\n<h2> <b>&nbsp;</b></h2>\n\nThey fit.\n", "# Shoes\n\nThey fit.\n"),
    ("# Shoes\n\n- Trail\n\n##\n\n- Road\n", SAME),
    ('# Shoes\n\n<h2 id="sizes"></h2>\n', SAME),
    ('# Shoes\n\n<h2><i class="icon"></i></h2>\n', SAME),
    ("# Shoes\n\n<!-- wp:heading -->\n<h2></h2>\n<!-- /wp:heading -->\n", SAME),
    ("# Shoes\n\n## ---\n\nThey fit.\n", SAME),
]

LEVELS = [
    ("# Shoes\n\n### Trail\n\n#### Sizes ####\n\n### Road\n", "# Shoes\n\n## Trail\n\n### Sizes ###\n\n## Road\n"),
    ("---\ntitle: Shoes\n---\n\n#### Trail\n\n##### Sizes\n", "---\ntitle: Shoes\n---\n\n## Trail\n\n### Sizes\n"),
    ("# Shoes\n\n<h3 class='a'>Trail</h3>\n\n### Road\n", "# Shoes\n\n<h2 class='a'>Trail</h2>\n\n## Road\n"),
    ("# Shoes\n\n### Trail\n\n## Road\n", SAME),
    ("# Shoes\n\n## Trail\n\n#### Sizes\n", SAME),
    ("# Shoes\n\n### Trail\n\n# Road\n", SAME),
    ("### Trail\n\n#### Sizes\n", SAME),
    ("# Shoes\n\n<h3>Trail</h4>\n", SAME),
]

SPACES = [
    ("# Shoes\n\n##Trail\n\nThey fit.\n", "# Shoes\n\n## Trail\n\nThey fit.\n"),
    ("# Shoes\n\nThey fit.\n##Trail\n", "# Shoes\n\nThey fit.\n## Trail\n"),
    ("# Shoes\n\n> ##Trail\n", "# Shoes\n\n> ## Trail\n"),
    ("#\u00a0Shoes\n", "# Shoes\n"),
    ("# Shoes\n\nThey fit:\n     ##Trail\n", SAME),
    ("# Shoes\n\n<p>##Trail</p>\n", SAME),
    ("#Shoes and #boots\n", SAME),
    ("#  Trail  shoes\n", "# Trail shoes\n"),
    ("Trail  shoes\n===\n", "Trail shoes\n===\n"),
    ("# Use `a  b`\n", SAME),
    ("# Trail  shoes\n\nSee [them](#trail--shoes).\n", SAME),
    ("---\ntitle: Trail   shoes\n---\n", "---\ntitle: Trail shoes\n---\n"),
    ('---\ntitle: "Trail   shoes"\n---\n', '---\ntitle: "Trail shoes"\n---\n'),
    ("They  fit.  They last.\n", SAME),
]

TOGETHER = [
    ("# Shoes.\n\n###\n\n###  Trail:\n\n##Sizes\n", "# Shoes\n\n### Trail\n\n## Sizes\n"),
    ("# Shoes\n\n#####\n\n####  Trail:\n\n####Sizes\n", "# Shoes\n\n## Trail\n\n## Sizes\n"),
    ("##Trail.\n", "## Trail\n"),
]


def fixed(source: str, path: str = "a.md", unsafe: bool = False) -> str:
    return fix(source, path, load(), unsafe=unsafe).source


@pytest.mark.parametrize(("article", "left"), [*PUNCTUATION, *EMPTY, *LEVELS, *SPACES, *TOGETHER])
def test_markdown(article: str, left: str) -> None:
    assert fixed(article) == (left or article)
    assert fixed(fixed(article)) == (left or article)


@pytest.mark.parametrize(
    ("article", "left"),
    [
        ("<title>Trail  shoes</title>\n<h1>Shoes</h1>\n", "<title>Trail shoes</title>\n<h1>Shoes</h1>\n"),
        ("<h1>Shoes:</h1><h3>Trail</h3><H3 ID=a >Road.</H3 >", "<h1>Shoes</h1><h2>Trail</h2><H2 ID=a >Road</H2 >"),
        ("<p>a\n<h2></h2>\n<p>b", "<p>a\n<p>b"),
        ("<p>a<h2></h2><p>b", "<p>a<p>b"),
        ("<h1>Shoes</h1><h3>Trail", SAME),
        ("<h1>Shoes</h1><h3 aria-level=3>Trail</h3>", SAME),
        ("<p>##Trail</p>", SAME),
    ],
)
def test_html(article: str, left: str) -> None:
    assert fixed(article, "a.html") == (left or article)


@pytest.mark.parametrize(
    ("article", "left"),
    [
        ("[git](http://github.com/a)", "[git](https://github.com/a)"),
        (
            "[a](http://www.w3.org) and [b](http://nowhere.museum)",
            "[a](https://www.w3.org) and [b](http://nowhere.museum)",
        ),
        ("![a](http://en.wikipedia.org/a.png)", "![a](https://en.wikipedia.org/a.png)"),
        (
            "[![a](http://github.com/a.png)](http://github.com/)",
            "[![a](https://github.com/a.png)](https://github.com/)",
        ),
        ('<a href="http://github.com/a">git</a>', '<a href="https://github.com/a">git</a>'),
        ("<http://github.com/a>", SAME),
        ("[http://github.com/a](http://github.com/a)", "[http://github.com/a](https://github.com/a)"),
        ("[git][1]\n\n[1]: http://github.com/a", SAME),
        ("[git](http://github.com:80/a)", SAME),
        ("[git](http://github.com.museum/a)", SAME),
        ("`http://github.com/a`", SAME),
    ],
)
def test_unsafe(article: str, left: str) -> None:
    assert fixed(article, unsafe=True) == (left or article)
    assert fixed(article) == article


@pytest.mark.parametrize(
    "comment",
    ["<!-- seolint-disable heading-punctuation -->", "<!-- seolint-disable-next-line heading-punctuation -->"],
)
def test_what_is_silenced_is_left(comment: str) -> None:
    assert fixed(f"{comment}\n# Shoes.\n") == f"{comment}\n# Shoes.\n"


def test_what_is_off_or_allowed_is_left() -> None:
    off = load(overrides=Overrides(ignore=["heading-punctuation"]))
    colons = load(overrides=Overrides(set_options=["heading-punctuation.marks=."]))
    assert fix("# Shoes.\n", "a.md", off).source == "# Shoes.\n"
    assert fix("# Shoes:\n\n## Trail.\n", "a.md", colons).source == "# Shoes:\n\n## Trail\n"


def test_only_what_is_wanted() -> None:
    left = fix(
        "# Shoes.\n\n## Trail.\n",
        "a.md",
        load(),
        select=lambda report: [p for p in report.problems if p.place.line > 1],
    )
    assert left == ("# Shoes.\n\n## Trail\n", 1)


def test_problems_are_counted() -> None:
    assert fix("# Shoes.\n\n##\n\n##Trail:\n", "a.md", load()) == ("# Shoes\n\n## Trail\n", 4)


def test_line_ends_stay() -> None:
    assert fixed("# Shoes.\r\n\r\n##\r\n\r\nThey fit.\rThey last.\n") == "# Shoes\r\n\r\nThey fit.\rThey last.\n"


def test_there_are_rules_with_fixes() -> None:
    rules = load().states
    assert names() < names(unsafe=True) <= rules.keys()
    assert {"empty-heading", "unspaced-heading"} <= names()
