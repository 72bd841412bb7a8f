"""Where fragments may lead in a file that isn't parsed."""

from __future__ import annotations

import pytest

from seolint.analysis.anchors import anchors

PAGE = """\
---
title: "Tents & poles"
---

# All [tents](/tents) and *poles*

Long pegs
---------

## Über Zelte {#zelte .wide}

### Notes

<h3 class="x">Ropes &amp; lines</h3>

(knots)=
### `--length`

### Nieten {/*rivets*/}

### $pegs.&lt;id&gt;.count

## Tent makers [#makers]

<ParamField required path="pole.length"></ParamField>

<Card title="Our makers" wide>

Ada
</Card>

<Maker place="tent-makers" of='pole_makers' size="{6}">

Words
</Maker>

### Notes

See [Poles][poles].

<a name="old"></a>
"""


@pytest.mark.parametrize(
    ("fragment", "there"),
    [
        ("all-tents-and-poles", True),
        ("tents--poles", True),
        ("long-pegs", True),
        ("über-zelte", True),
        ("uber-zelte", True),
        ("ber-zelte", True),
        ("zelte", True),
        ("notes", True),
        ("notes-1", True),
        ("notes-2", True),
        ("notes-3", False),
        ("ropes--lines", True),
        ("knots", True),
        ("--length", True),
        ("old", True),
        ("makers", True),
        ("param-pole-length", True),
        ("usdpegs.less-than-id-greater-than.count", True),
        ("our-makers", True),
        ("rivets", True),
        ("nieten", True),
        ("tent-makers", True),
        ("pole_makers", True),
        ("user-content-old", False),
        ("short-pegs", False),
        ("tents", False),
        ("poles", False),
    ],
)
def test_fragments_of_markdown(fragment: str, there: bool) -> None:
    found = anchors(PAGE, "markdown")
    assert found
    assert found.has(fragment) is there


def test_a_page_of_html_has_its_ids_only() -> None:
    page = "<html><body>\n<h1>Tents</h1>\n<h2 id=poles>Poles</h2></body></html>"
    found = anchors(page, "html")
    assert found
    assert [found.has(name) for name in ("poles", "tents")] == [True, False]
    part = anchors("<h1>Tents</h1>", "html")
    assert part
    assert part.has("tents")


@pytest.mark.parametrize(
    "source",
    [
        *("# A\n\n{% include b.md %}\n", "## About {{ name }}\n", "# A\n\n<Tabs items={b} />\n", "# A\n\n[TAGS]\n"),
        "# A\n\n<!--@include: ./b.md-->\n",
    ],
)
def test_of_what_is_put_together_nothing_is_known(source: str) -> None:
    assert anchors(source, "markdown") is None
