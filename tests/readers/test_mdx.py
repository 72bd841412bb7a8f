"""MDX: what is prose between components and expressions, and what is code."""

from __future__ import annotations

from itertools import pairwise

import pytest

from seolint.document import Document
from seolint.readers import Settings, read

TEXTS = [
    ("<A>\n  <B>\n    Fill the **pot**.\n\n    Light it.\n  </B>\n</A>\n", "Fill the pot. Light it."),
    ("<Note>\n\n      Deep in a component.\n\n</Note>\n", "Deep in a component."),
    ("- Tea\n\n      Green tea.\n\n  - Mint\n\n        Fresh mint.\n", "Tea Green tea. Mint Fresh mint."),
    ("<Card>\n\t\tTwo tabs deep.\n</Card>\n", "Two tabs deep."),
    ("A <Kettle.Lid size={{a: '}'}}>lid</Kettle.Lid> and a <b>spout</b>.", "A lid and a spout."),
    ("<ul>\n  <li>\n    One *cup*\n  </li>\n</ul>\n", "One cup"),
    ("Water {/* boils at 100 */}boils.", "Water boils."),
    ("{/*\n```\nnot a fence\n*/}\n\nTea.\n", "Tea."),
    ("{`a literal with } and ${nested({})} and\n\n# no heading`}\n\nTea.\n", "Tea."),
    ("{cups.map(cup => <p>{cup} isn't {\"}\"} full</p>)}\n\nTea.\n", "Tea."),
    ("export const cups = `\n\n# ${1}\n\n`\n\nexport function F() {\n\n  return <p>x</p>\n}\n\nTea.\n", "Tea."),
    ("import {\n  Kettle,\n\n  Stove\n} from './kitchen'\n\nTea.\n", "Tea."),
    ("import duty on tea from abroad rose.", "import duty on tea from abroad rose."),
    ("Write \\{cups} and `{cups}` for 2 < 3 cups {unclosed.", "Write {cups} and {cups} for 2 < 3 cups {unclosed."),
    ("<Tea\n  kind=\"green\"\n\n  onPour={() => {\n\n    pour()\n  }}\n/>\n\nPoured.\n", "Poured."),
    ("Hot _tea_</b>, <b>_cold_</b> tea.", "Hot tea, cold tea."),
    ("text\n<Rule />\nmore\n", "text more"),
    ("<Hot><Tea>\nText\n</Tea></Hot>\n", "Text"),
    ("<!-- an old comment with <Tea> -->\n\nTea.\n", "Tea."),
    ("```sh\npour\n```\n\n<Note>\n\n    Deep, behind code.\n\n</Note>\n", "Deep, behind code."),
    ("<Note>\n\n      ```sh\n      pour\n      ```\n\n      Tea.\n</Note>\n", "Tea."),
    ("```\n> - pour\n    stir\n```\n\n    Tea.\n", "Tea."),
]  # fmt: skip


def mdx(source: str) -> Document:
    return read(source, "markdown", Settings(mdx=True))


def text_of(document: Document) -> str:
    return " ".join(document.text(block.span) for block in document.blocks)


@pytest.mark.parametrize(("source", "text"), TEXTS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_prose(source: str, text: str, line_end: str) -> None:
    document = mdx(source.replace("\n", line_end))
    assert text_of(document) == text
    assert len(document.prose) == len(document.source)
    shown = zip(document.prose, document.source, strict=True)
    assert all(sign == typed for sign, typed in shown if sign.isalnum())


HEADINGS = [
    ("<Tab>\n    ## Pour\n</Tab>\n", [(2, "Pour")]),
    ("<section>\n  <h2 className=\"big\">Pour {much} tea</h2>\n</section>\n", [(2, "Pour tea")]),
    ("## Pour {#pour}\n", [(2, "Pour")]),
    ("text\n\n        # Deep\n", [(1, "Deep")]),
    ("{x}\n---\n\n<Tea/>\n===\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "headings"), HEADINGS)
def test_headings(source: str, headings: list[tuple[int, str]]) -> None:
    document = mdx(source)
    assert [(heading.level, document.text_of(heading)) for heading in document.all("heading")] == headings


def test_fences_at_any_depth_are_code() -> None:
    source = (
        "<A>\n      ```js\n      pour()\n          ```\n\n- item\n\n        ~~~\n        more()\n        ~~~\n</A>\n"
    )
    document = mdx(source)
    assert [source[code.span.start : code.span.end].split()[1] for code in document.all("code")] == ["pour()", "more()"]
    assert text_of(document) == "item"


def test_links_and_images_of_tags() -> None:
    document = mdx('<a href="/a">tea</a> <a href={url}>milk</a> <a href={"/c"}>ice</a> <img src={cup} alt="A cup" />')
    assert [link.attrs["href"] for link in document.all("link")] == ["/a", "xxx", "/c"]
    assert [image.attrs["alt"] for image in document.all("image")] == ["A cup"]


@pytest.mark.parametrize(
    "source",
    [
        "[<a href='/tea'>tea",
        "Tea.]<b>hot</b>",
        "Tea|Cups|<h2>\n-|-|-\n1|2|3\n",
        "a||\n-|-\nTea|<a>cup</a>\n",
        "<h2>[<p>tea",
    ],
)
def test_a_tag_comes_after_the_text_before_it(source: str) -> None:
    document = mdx(source)
    for element in document.elements:
        (first, last), (start, end) = element.span, element.outer
        assert 0 <= start <= first <= last <= end <= len(source)
    blocks = document.blocks
    assert all(one.span.end <= other.span.start for one, other in pairwise(blocks))


def test_letters_stand_for_what_is_filled_in_an_alternative_text() -> None:
    assert [image.attrs["alt"] for image in mdx("![A <> cup of {tea}](a.png)").all("image")] == ["A xx cup of xxxxx"]


def test_what_fills_a_heading_is_an_element() -> None:
    source = "# {title}\n\n## <T id='x' />\n\n## <T>known</T>\n\n## {/* nothing */}\n"
    filled = [source[value.span.start : value.span.end] for value in mdx(source).all("template")]
    assert filled == ["{title}", "<T id='x' />"]


def test_markdown_that_imports_components_is_mdx() -> None:
    source = "import Tabs from '@theme/Tabs';\n\n<Tabs values={[{label: 'Tea'}]}>\n    Green\n</Tabs>\n"
    assert text_of(read(source, "markdown")) == "Green"
    shown = "Write this:\n\n```js\nimport Tabs from '@theme/Tabs';\n```\n\nThen {tabs} <Tabs/>.\n"
    assert "{tabs}" in text_of(read(shown, "markdown"))
