"""What the dialects of Markdown add to it: readers see its text, not its signs."""

from __future__ import annotations

import pytest

from seolint import config, lint
from seolint.checks.empty_link import check
from seolint.document import Document
from seolint.readers import read
from tests.readers.contract import broken

# source, the text of its blocks
SHOWN = [
    ("See [[Tide tables|the *tables*]] and [[Wrack]]s.", ["See the tables and Wracks."]),
    ("See [[#Ebb]], [[Tides#Ebb]] and [[ -f x ]].", ["See Ebb, Tides#Ebb and [[ -f x ]]."]),
    ("![[chart.png]] ![[Note]] and ![[map.jpg|200]] end", ["and end"]),
    ("| a | b |\n|---|---|\n| [[Tides\\|the tides]] | c |", ["a", "b", "the tides", "c"]),
    ("See [[1]](#one) and [[x]].\n\n[x]: /y", ["See [1] and [x]."]),
    ("[[toc]]\n\nEnd", ["End"]),
    ("> [!tip]- Mind the tide\n> It comes in *fast*.", ["Mind the tide", "It comes in fast."]),
    ("> [!warning]\n> It comes in.", ["It comes in."]),
    ("> [!faq|wide]+ Why?\n>\n> Because.", ["Why?", "Because."]),
    ("- > [!note] Mind\n  > it", ["Mind", "it"]),
    ("It says [!not this] here", ["It says [!not this] here"]),
    ("The tide turns [@smith2020; see @doe, p. 3] twice [-@doe].", ["The tide turns twice ."]),
    ("As [see @roe19, ch. 2] has it, [mail a@b.example] or [thanks to @ann].", None),
    ("By [@ann] and [@bob](https://b.example).\n\n[@ann]: https://a.example", ["By @ann and @bob."]),
    (
        "See @fig-tides and @sec-ebb-flow, or mail to a@fig-tides.example.",
        ["See and , or mail to a@fig-tides.example."],
    ),
    ("The [_high_ tide]{.smallcaps} and [low](x){.wide} [a](b)", ["The high tide and low a"]),
    ("# Tides {-}\n\n## Ebb {.unnumbered}", ["Tides", "Ebb"]),
    ("Done :tada: at 10:30:15, :+1::8ball: a:b:c http://x:80:/", ["Done at 10:30:15, a:b:c http://x:80:/"]),
    ("{ref}`the tides <tides>` {term}`Ebb` {cite:p}`doe` {kbd}`F1`", ["the tides Ebb F1"]),
    ("# [Linux](#tab/linux)\n\nRun it.\n\n# [Windows](#tab/windows)\n\nClick it.\n\n---", ["Run it.", "Click it."]),
    (
        "1. Go\n\n   # [Mac](#tab/mac)\n\n   Run it.\n\n> ## [PC](#tab/pc/) ##\n> Click it.",
        ["Go", "Run it.", "Click it."],
    ),
    ("::: {.callout-note}\n\n## Mind\n\nIt turns.\n:::\n\n## Ebb", ["Mind", "It turns.", "Ebb"]),
    (
        ":::{math}\na = b\n:::\n\n::::{note}\n:::{code-block} py\nx = 1\n:::\nIt turns.\n::::\n\nEnd",
        ["It turns.", "End"],
    ),
    (":::{note} Mind\n:class: wide\nIt turns.\n:::", ["It turns."]),
    ("```{tip}\n---\nclass: wide\n---\nIt *turns*.\n```\n\nEnd", ["It turns.", "End"]),
    (
        "````{note}\n```{code-block} py\nx = 1\n```\nIt turns.\n````\n\n```{math}\na = b\n```\n\nEnd",
        ["It turns.", "End"],
    ),
    ('<div markdown="1" class="a">\n## Ebb\nIt *turns*.\n</div>\nEnd *now*', ["Ebb", "It turns.", "End now"]),
    ('Tides:\n\n<div class="wide mermaid">\nEbb --> Flow\n\nFlow --> Ebb\n</div>\n\nEnd', ["Tides:", "End"]),
    ("<div>\n<p class=plantuml>Ebb -> Flow</p>\n</div>\n\n::: mermaid\ngraph TD\n:::\n\nEnd", ["End"]),
    ("A mermaid\n\n<div class='mermaids'>swims</div>\n\n::: mermaid\nhere", ["A mermaid", "swims", "here"]),
    ("```{note}\nMind it.\n```\n\n% a remark\nIt turns.\n % another\n", ["Mind it.", "It turns."]),
    ("(ebb)=\n# Ebb\n\nIt is 5\n% of what\n\n`% x` is code.\n", ["Ebb", "It is 5", "% x is code."]),
    ("# Ebb\n\nIt is 5\n% of the {name}, (ebb)=.\n\n```{r}\nx\n```\n", ["Ebb", "It is 5 % of the {name}, (ebb)=."]),
    ("<section markdown>\nIt *turns*.\n</section>\n<div>\n*raw*\n</div>", ["It turns.", "*raw*"]),
]
GRID = """\
It turns:

+----------+-----------------+
| Tide     | When            |
+==========+=================+
| **High** | - after *noon*  |
|          | - at `10|30`    |
+----------+-----------------+
| Low and  | [late](x) :bug: |
| lower    | $h = 1$         |
+----------+-----------------+

: All of them {#tbl-tides}
"""


def blocks(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


@pytest.mark.parametrize(("source", "shown"), SHOWN)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_readers_see_the_text(source: str, shown: list[str] | None, line_end: str) -> None:
    expected = shown or ["As has it, [mail a@b.example] or [thanks to @ann]."]
    document = read(source.replace("\n", line_end), "markdown")
    assert blocks(document) == expected
    assert not list(broken(document))


@pytest.mark.parametrize("mark", ["(ebb)=", "{ref}`ebb`", "```{tip}\nWait.\n```", ":::{tip}\nWait.\n:::"])
def test_a_title_fills_a_link_without_text_in_myst(mark: str) -> None:
    source = "See [](tides.md) and [](https://tides.example/) or [](tides)."
    assert len(list(check(read(source, "markdown")))) == 3
    assert [finding.facts["href"] for finding in check(read(f"{source}\n\n{mark}\n", "markdown"))] == [
        "https://tides.example/"
    ]


@pytest.mark.parametrize("fence", [":::", "```"])
@pytest.mark.parametrize("name", ["myst", "myst-example"])
def test_what_myst_shows_as_it_is_written_is_code(fence: str, name: str) -> None:
    shown = read(f"# Tides\n\n{fence}{{{name}}}\n# Ebb\n{fence}\n\nThey turn.\n", "markdown")
    assert blocks(shown) == ["Tides", "They turn."]


def test_links_and_images_of_a_vault() -> None:
    document = read("[[Tides#Ebb|the ebb]] ![[chart.png|A chart]] ![[b.png|300]] **[[Wrack]]**", "markdown")
    assert [(document.text_of(link), link.attrs["href"]) for link in document.all("link")] == [
        ("the ebb", "Tides#Ebb"),
        ("Wrack", "Wrack"),
    ]
    assert [(image.attrs["src"], image.attrs.get("alt")) for image in document.all("image")] == [
        ("chart.png", "A chart"),
        ("b.png", None),
    ]
    assert document.all("strong")


def test_a_grid_table() -> None:
    document = read(GRID, "markdown")
    assert blocks(document) == [
        *("It turns:", "Tide", "When", "High", "after noon", "at 10|30", "Low and", "late", "lower"),
        "All of them",
    ]
    assert len(document.all("table")) == 1
    assert not list(broken(document))
    assert [document.source[slice(*link.outer)] for link in document.all("link", "emphasis")] == ["*noon*", "[late](x)"]
    assert not [problem for problem in lint(GRID * 30, "a.md").problems if "wall" in problem.rule]


TABS = [
    "::: {{.panel-tabset}}\n## One\n### {0}\na\n## Two\n### {0}\nb\n:::\n",
    "::: panel-tabset\n\n### {0}\n\na\n:::\n\n::: panel-tabset\n\n### {0}\n\nb\n:::\n",
    "<Tabs items={{x}}>\n<Tabs.Tab>\n\n## {0}\n\na\n\n</Tabs.Tab>\n<Tabs.Tab>\n\n## {0}\n\nb\n\n</Tabs.Tab>\n</Tabs>\n",
    '<tabs>\n<tab title="A">\n\n## {0}\n\na\n\n</tab>\n<tab title="B">\n\n## {0}\n\nb\n\n</tab>\n</tabs>\n',
    "<Tabs>\n<TabItem>\n\n## {0}\n\na\n\n</TabItem>\n<TabItem>\n\n## {0}\n\nb\n\n</TabItem>\n</Tabs>\n",
    "## [A](#tab/a)\n\n## {0}\n\na\n\n## [B](#tab/b)\n\n## {0}\n\nb\n\n---\n",
    '=== "A"\n\n    ## {0}\n\n    a\n\n=== "B"\n\n    ## {0}\n\n    b\n',
    '{{{{< tab "A" >}}}}\n\n## {0}\n\na\n\n{{{{< /tab >}}}}\n{{{{< tab "B" >}}}}\n\n## {0}\n\nb\n\n{{{{< /tab >}}}}\n',
    "{{{{% codetab %}}}}\n## {0}\n\na\n{{{{% /codetab %}}}}\n{{{{% codetab %}}}}\n## {0}\n\nb\n{{{{% /codetab %}}}}\n",
    "{{{{< ui/a >}}}}\n\n## {0}\n\na\n{{{{< /ui/a >}}}}\n{{{{< ui/a >}}}}\n\n## {0}\n\nb\n{{{{< /ui/a >}}}}\n",
    "````{{tab-set}}\n```{{tab-item}} A\n## {0}\n```\n```{{tab-item}} B\n## {0}\n```\n````\n",
    "::::{{tab-set}}\n:::{{tab-item}} A\n## {0}\n:::\n:::{{tab-item}} B\n## {0}\n:::\n::::\n",
]


@pytest.mark.parametrize("tabs", TABS)
def test_the_same_heading_in_two_tabs(tabs: str) -> None:
    article = "# Tides\n\n" + tabs.format("Install") + "\n## Install\n\nc\n\n## Install\n\nd\n"
    found = [
        problem
        for problem in lint(article, "a.md", config=config.load(preset="strict")).problems
        if "duplicate-h" in problem.rule
    ]
    assert [problem.place.line for problem in found] == [article.count("\n") - 2]
    assert len(found[0].related) == 1


@pytest.mark.parametrize(
    "opening", ["::: {.callout-tip}", "::: callout-tip", ":::: {#mind .callout-note collapse=true}"]
)
def test_the_title_of_a_callout_is_no_heading(opening: str) -> None:
    document = read(f"# Tides\n\n{opening}\n## Mind\n\nIt turns.\n\n### Ebb\n:::\n\n## Flow\n", "markdown")
    assert [document.text_of(heading) for heading in document.all("heading")] == ["Tides", "Ebb", "Flow"]
