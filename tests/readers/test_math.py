"""Formulas are no prose, and what only has their signs is."""

from __future__ import annotations

import pytest

from seolint.readers import read
from seolint.readers.code import without_code
from seolint.readers.math import mask_math

FORMULAS = [
    ("It falls with $g = 9.8$ on earth.", ["$g = 9.8$"]),
    ("Let $n$ be odd, the $k$th one.", ["$n$", "$k$"]),
    ("A layer of 3$\\mu$m", ["$\\mu$"]),
    ("$`a_b`$ on GitHub", ["$`a_b`$"]),
    ("$P(A | B)$ and $[0, 1)$", ["$P(A | B)$", "$[0, 1)$"]),
    ("$|a|$ and $|x - y| < 2$, not $|", ["$|a|$", "$|x - y| < 2$"]),
    ("Where $ a_1 + [b](c) $ holds", ["$ a_1 + [b](c) $"]),
    ("$\\text{if the tide turns} = 1$", ["$\\text{if the tide turns} = 1$"]),
    ("$$\na\n=\nb\n$$", ["$$\na\n=\nb\n$$"]),
    ("$$\nany words between\n$$", ["$$\nany words between\n$$"]),
    ("$$ x + y $$ (sum)", ["$$ x + y $$ (sum)"]),
    ("> $$\n> a = b\n>\n> $$", ["$$", "a = b", "$$"]),
    ("\\(n\\) and \\\\(m\\\\)", ["\\(n\\)", "\\\\(m\\\\)"]),
    ("\\[ a = b \\]\n\n\\\\[ c \\\\]", ["\\[ a = b \\]", "\\\\[ c \\\\]"]),
    (
        "\\begin{align*}\na &= b \\\\\n\nc &= d\n\\end{align*}",
        ["\\begin{align*}\na &= b \\\\\n\nc &= d\n\\end{align*}"],
    ),
    ("costs \\$5, so $x$ is 5", ["$x$"]),
]
PROSE = [
    "A ticket is $12 and a pass $30.",
    "It was 12$, or 30$ for two.",
    "From $12/day to 30$/day, or 12 $ and 30 $ = 42 $.",
    "US$12 and NZ$30, $12–$30, $12 (or $30)",
    "Set $HOME and $PATH, or $HOME/$USER.",
    "Ke$ha met A$AP.",
    "\\$a = b\\$ is escaped",
    "\\[DRAFT\\] \\[see below\\] \\(optional\\)",
    "Cheap ($$), dear ($$$), $$ cheap eats $$",
    "| $12 | $30 |\n|$12|$30|",
    "${{ one }}/${{ two }} and ${a}-${b}",
    "`$x$` and\n\n```\n$y = 1$\n```",
    "An open $x that\n\nends in another paragraph$.",
]


@pytest.mark.parametrize(("source", "masked"), FORMULAS)
def test_formulas(source: str, masked: list[str]) -> None:
    assert [source[start:end] for start, end, *_ in mask_math(source, without_code(source))] == masked


@pytest.mark.parametrize("source", PROSE)
def test_no_formulas(source: str) -> None:
    assert mask_math(source, without_code(source)) == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_nothing_in_a_formula_is_markdown(line_end: str) -> None:
    source = "# Falling\n\n$$\na\n=\n- b [c](d)\n$$\n\nThe end is $*e*$ near.\n".replace("\n", line_end)
    document = read(source, "markdown")
    assert [document.text_of(heading) for heading in document.all("heading")] == ["Falling"]
    assert not document.all("link") and not document.all("item") and not document.all("emphasis")
    assert [source[slice(*document.words.span(i, i))] for i in range(len(document.words))] == [
        *("Falling", "The", "end", "is", "near")
    ]


def test_formulas_in_a_page() -> None:
    source = (
        "<p>So \\(a &lt; b\\) and $c_1$, \\[ d = e<br>+ f \\] too: $5 <b>or</b> $6.</p>"
        "<pre>\\(x\\)</pre><script>$('a').b($c)</script><p title='$a_1$'>End."
    )
    document = read(source, "html")
    assert list(document.words.normalized) == ["so", "and", "too", "5", "or", "6", "end"]
