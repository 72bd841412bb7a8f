"""Articles of any kind for property tests: put together of odd pieces, or a sound one with parts torn out."""

from __future__ import annotations

from hypothesis import strategies as st

# fmt: off
LINE_ENDS = ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r"]
ODD = [
    "\0", "\ufeff", "\ud800", "\u2028", "\x85", "\f", "\v", "\t", "\x1c", "\u00a0", "\u00ad", "\u200b", "\u0301",
    "\U0001f45f",
]
WORDS = [
    "mud", "Lugs", "a", "b ", " c", "U.S.", "3.5", "d.", "½", "ﬁ", "沼地", "السلام", "don't", "www.a.b",
    "http://a.b/c_d",
]
MARKS = list("*_`~[]()<>#|!&\\{}=+-:;,.\"'/@^$%? ")
MARKDOWN = [
    "**", "__", "~~", "``", "```\n", "~~~\n", "# ", "## ", "> ", "- ", "1. ", "    ", "- [x] ", "[^1]", "[^1]: ",
    "[a]: /b\n", "](/c)", "![d](e.png)", "![*f* `g`\nh](i)", "<http://j.k>", "| l | m |\n|---|---|\n", "\n===\n",
    "\n---\n", "\n: ", "\\\n",
]
HTML = [
    "<p>", "</p>", "<b>", "</b>", "<i\n>", "</i>", "<a href='/x'>", "</a>", "<ul><li>", "<h2>", "</h2>", "<div>",
    "</div>", "<table><tr><td>", "</table>", "<pre>", "</pre>", "<img\nalt='n &amp;\no'>", "<img alt=p src=//[q>",
    "<br>", "<hr\nr>", "<span hidden>", "</span>", "<svg>", "<title>", "</title>", "<script>", "</script>", "<nav>",
    "<main>", "</main>", "<meta name=description content='s&#10;t\r\nu'>", "<link rel=canonical href='http://[v'>",
    "<html lang=x>", "<head>", "&#10;", "&#13;", "&NewLine;", "&nbsp;", "&NotEqualTilde;", "&copy", "&#0;",
    "&#xD800;", "<!--", "-->", "<!-->", "<![CDATA[",
]
TEMPLATES = [
    "{{ a }}", "{% b\n%}", "{% raw %}", "{{<", "<?php c", "?>", ":::tip\n", "!!! note\n", "{#d}", "[TOC]\n",
    "<E f={g}>", "{/* h */}",
]
DIRECTIVES = [
    "<!-- seolint-disable x -- y -->", "<!--seolint-disable-next-line\n-->", "<!-- seolint-disable-section",
    "seolint-enable",
]
FENCES = ["---\n", "+++\n", ";;;\n", "---\r\n", "{", "}", "{}\n"]
ENTRIES = [
    "title: mud\n", 'title: "m\\\n  u\\u000ad"\n', "title: |\n  m\n  d\n", "title: &a [*a\n", "- a\n", "b:",
    "? c\n", "tags: [d, 'e']\n", 'title = "mud"\n', "title = '''\nm\n'''\n", "[seo]\n", "f = {g = 'h'}\n",
    '"title": "m\\nd"', '"i": [1,', "]", ",", ":", '"', "seolint: {disable: [j], reason: k}\n",
    "seolint:\n  disable: l\n", "date: 2024-02-30\n", "canonical: http://[m\n", "\ufefftitle: 'n'\n",
]
# fmt: on
DIALECTS = [
    *(
        "$a_1$",
        "$$",
        "\\[ x = 1 \\]",
        "\\begin{align}",
        "\\end{align}",
        "[[a|b]]",
        "![[c.png]]",
        "> [!tip]- a",
        "[@key]",
    ),
    *("[a]{.b}", ":bug:", "{ref}`a <b>`", "+---+---+", "| a | b |", "+===+===+", ": a", "::: {.callout-tip}", ":::"),
    *("::: {.panel-tabset}", "# [a](#tab/b)", '=== "a"', "```{note}", "```", '<div markdown="1">', "</div>", "<Tab>"),
]
PIECES = st.sampled_from([*LINE_ENDS, *ODD, *WORDS, *MARKS, *MARKDOWN, *HTML, *TEMPLATES, *DIRECTIVES, *DIALECTS])
BODIES = st.lists(PIECES, max_size=25).map("".join)
FRONT = st.tuples(
    st.sampled_from(FENCES), st.lists(st.sampled_from(ENTRIES), max_size=4).map("".join), st.sampled_from(FENCES)
)
GENERATED = st.one_of(BODIES, st.tuples(FRONT.map("".join), BODIES).map("".join))

ARTICLE = """\
---
title: "Bog \\"trotting\\""
description: >-
  Where the ground
  gives way.
seolint: {disable: [thin-page], reason: a sample}
---
# Bog *trotting* {#top}

Pole, gaiters &amp; a **dry** [map](/map "of all bogs"). See http://bogs.example/a_b_, or
![a pole](pole.png) in `mud`.

> - [ ] One
> - [x] Two<br>lines
>
> <details><summary>More</summary>
> <p hidden>cheap poles</p> <img src="m.png"
> alt="mud &amp;
> moss"></details>

| Depth | Pole |
|---|---|
| 1 m | ~~short~~ {{ length }} |

<!-- seolint-disable-next-line -- why -->
```js
const pole = 1
```

Moss[^1]
: It floats.

[^1]: Mostly.
"""


@st.composite
def mutilated(draw: st.DrawFn) -> str:
    """ARTICLE with any line ends, and here and there something else in place of some of it."""
    source = ARTICLE.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(source)))
        end = draw(st.integers(start, min(start + 80, len(source))))
        source = source[:start] + draw(st.one_of(PIECES, st.just(""))) + source[end:]
    return source


ARTICLES = st.one_of(GENERATED, mutilated())
