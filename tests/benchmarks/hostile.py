"""Texts of any size that a linter might choke on: one thing written again and again, nested, or never closed.

What is searched forwards is missing at the end of them, what is kept open is opened again and again, what is compared
with others of its kind comes by the thousand: alike, and with a number. `{i}` in a piece is the number of the
repetition, `{j}` one number for every eight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Hostile(NamedTuple):
    """A kind of text: the extension of its format, and the piece that it is made of, between a head and a tail.

    `closing` is what closes a piece: there are as many, all behind the last piece.
    """

    extension: str
    piece: str
    head: str = ""
    tail: str = ""
    closing: str = ""

    def text(self, size: int) -> str:
        """A text of some `size` characters."""
        numbered = self.piece.count("{i}") + self.piece.count("{j}")
        length = len(self.piece) + len(self.closing) + 2 * numbered
        count = max(1, (size - len(self.head) - len(self.tail)) // length)
        pieces = map(self._piece, range(count)) if numbered else [self.piece * count]
        return "".join([self.head, *pieces, self.closing * count, self.tail])

    def _piece(self, number: int) -> str:
        return self.piece.replace("{i}", str(number)).replace("{j}", str(number // 8))


ANYWHERE: Mapping[str, str] = {
    "phrase": "buy cheap shoes ",
    "phrase with full stop": "buy cheap shoes. ",
    "phrase with exclamation mark": "buy cheap shoes! ",
    "phrase with comma": "buy cheap shoes, ",
    "phrase in lines": "buy cheap shoes.\n",
    "phrase in paragraphs": "buy cheap shoes.\n\n",
    "short phrase": "a@b.c ",
    "entities": "a&amp;",
    "questions": "Where to buy shoes? ",
    "phrases behind full stops": "They wait. buy cheap a{j} b{j} c{j}\n\n",
    "fragments": "They wait. word{i} here\n\n",
    "sentences": "Word{i} was made by them. ",
    "paragraphs": "These are the best shoes {i} that money can buy in this town today.\n\n",
    "equal paragraphs": "These are the best shoes that money can buy in this town today.\n\n",
    "words": "word{i} ",
    "one letter": "a",
    "numbers": "1,000.5 ",
    "dates": "12 May 2020 and 2021-03-04. ",
    "addresses": "https://example.com/{i} ",
    "joined addresses": "https://www.example.com/",
    "initials": "J. R. ",
    "full stops": "a.",
    "ellipses": "a... ",
    "quotation marks": '"a ',
    "typographic quotation marks": "“a. ",
    "apostrophes": "don't ",
    "hyphens": "a-",
    "slashes": "a/",
    "brackets": "(a. b) ",
    "open brackets": "(a ",
    "lists in a line": "shoes, boots, socks, ",
    "capitals": "BUY SHOES NOW ",
    "Chinese": "买便宜的鞋。",
    "Thai": "ซื้อรองเท้าถูก",
    "Arabic": "شراء أحذية رخيصة. ",
    "combining marks": "e\u0301",
    "only combining marks": "\u0301",
    "emoji": "👩\u200d👟 ",
    "no-break spaces": "a\u00a0",
    "spaces": " ",
    "blank lines": "\n",
    "carriage returns": "a\r",
    "controls": "a\x1b[31m",
    "placeholders": "TODO write this. Lorem ipsum dolor sit amet. ",
}
"""Pieces of texts in any format."""

MARKDOWN: Mapping[str, str] = {
    "headings": "## Buy shoes {i}\n\n",
    "equal headings": "## Buy shoes\n\n",
    "headings and text": "## Why {j}?\n\nThey are cheap.\n\n",
    "heading levels": "# a\n## b\n### c\n#### d\n##### e\n###### f\n",
    "empty headings": "#\n\n",
    "empty headings and images": "#\n\n![a](b)\n\n",
    "bold headings": "**Buy shoes**\n\n",
    "block quotes": "> a\n\n",
    "nested block quotes": "> ",
    "nested lists": "- ",
    "list items": "- buy shoes {i}\n",
    "lists of two kinds": "- a\n+ a\n",
    "tables": "| a | b |\n|---|---|\n| c | d |\n\n",
    "emphasis": "*a **b* ",
    "open emphasis": "*a _b ",
    "asterisks": "*",
    "brackets": "[",
    "open links": "[a](",
    "links": "[page {i}](/page-{i}) ",
    "links to headings": "## A {i}\n\n[a](#a-{i})\n\n",
    "vague links": "[click here](https://example.com/{i}) ",
    "links with one text": "[shoes](/page-{i}) ",
    "references": "[a][b] ",
    "definitions": "[a{i}]: /b\n",
    "footnotes": "[^{i}]: a\n\n",
    "images": "![shoe {i}](/a.png)\n\n",
    "images without text": "![](/a-{i}.png) ",
    "code spans": "`a` ",
    "backticks": "`a``b```c",
    "fences": "```\na\n```\n\n",
    "open fences": "~~~ a\n",
    "escapes": "\\*",
    "tags": "<b>",
    "comments": "## A\n\n<!-- a -->\n\n",
    "open comments": "<!-- a\n",
    "directives": "<!-- seolint-disable a{i} -->\n\na\n\n<!-- seolint-enable -->\n\n",
    "directives for lines": "<!-- seolint-disable-next-line long-sentence -->\nBuy shoes.\n\n",
    "directives for sections": "## A\n\n<!-- seolint-disable-section thin-page -->\n\n",
    "wikilinks": "[[a|b]] ",
    "open wikilinks": "[[a|",
    "citations": "[@a] ",
    "spans": "[a]{.b} ",
    "callouts": "> [!tip]- a\n",
    "roles": "{ref}`a <b>` ",
    "emoji": ":a: ",
    "open formulas": "$a|b ",
    "formulas": "$a|b$ $$c$$ ",
    "grid table": "| a | b |\n+---+---+\n",
    "tab sets": "::: {.panel-tabset}\n# a\n",
    "directives of MyST": "```{note}\n",
    "wrappers": '<div markdown="1">\n',
    "template tags": "{{ a }} {% b %} ",
    "open template tags": "{{ a {% b {# c ",
    "raw template tags": "{% raw %}a ",
    "template attributes": "{#a .b=",
    "Blade": "@if(",
    "containers": ":::tip\na\n:::\n\n",
    "definition lists": "a\n: b\n\n",
}

HTML: Mapping[str, str] = {
    "open main headings": "<h1>",
    "open main headings with text": "<h1>a",
    "headings": "<h2>Buy shoes {i}</h2><p>They are cheap.</p>",
    "heading levels": "<h1>a<h2>b<h3>c<h4>d<h5>e<h6>f",
    "open paragraphs": "<p>buy shoes.",
    "empty paragraphs": "<p>",
    "open bold text": "<b>a",
    "open links": "<a href=b>c",
    "links to ids": "<a href='#b{i}'>c</a><p id=b{i}>a",
    "equal ids": "<p id=a>a",
    "open divs": "<div>a",
    "end tags": "</div></b>",
    "tags in the wrong order": "<b><p>a</b>",
    "nested tables": "<table><tr><td>",
    "nested lists": "<ul><li>a",
    "nested block quotes": "<blockquote>a",
    "images": "<img src=a.png>",
    "images with text": "a<img alt='a'>",
    "style sheets": "<style>.a{display:none}</style><p class=a>buy shoes</p>",
    "hidden text": "<p style='display:none; color:{i}'>buy shoes</p>",
    "navigation": "<nav>a<a href=b>c</a></nav>",
    "open navigation": "<nav>a",
    "articles": "<article><p>Buy shoes.</p></article>",
    "sections": "<section><h2>a</h2><p>b.</p>",
    "scripts": "<script>",
    "titles": "<title>",
    "metadata": "<meta property=og:title content='buy shoes {i}'>",
    "structured data": '<script type=\'application/ld+json\'>{"@type": "Article"}</script>\n',
    "broken structured data": "<script type='application/ld+json'>{</script>\n",
    "drawings": "<svg><title>a",
    "comments": "<!--a-->",
    "open comments": "<!--",
    "open attributes": "<p a='",
    "open tags": "<a ",
    "less-than signs": "<",
    "instructions": "<?php ",
}

MDX: Mapping[str, str] = {
    "components": "<Card a={b} c='d'>a</Card>\n\n",
    "open components": "<Card a={",
    "expressions": "{a} ",
    "open expressions": "{'a",
    "exports": "export const a = {\n",
}

TEXT: Mapping[str, str] = {
    "headings": "Buy shoes {j}\n\nThey are cheap.\n\n",
    "headings without text": "Buy shoes\n\n",
    "underlined headings": "Buy shoes\n=====\n\n",
    "lists": "- buy shoes\n\n",
    "numbered headings": "1. Buy shoes\n\nThey are cheap.\n\n",
}

FRONT_MATTER: Mapping[str, str] = {
    "keys": "a{i}: b\n",
    "equal keys": "a: b\n",
    "nested mappings": "{a: ",
    "nested lists": "[",
    "lists": "- a\n",
    "open quotation marks": 'a: "\n',
    "comments": "# a\n",
    "folded values": "a{i}: >\n  b\n  c\n",
    "directives": "seolint: {disable: a, reason: b}\n",
}

LONG: Mapping[str, Hostile] = {
    "keyphrase": Hostile("md", "Cheap shoes are cheap.\n\n", "---\nkeyphrase: cheap shoes\n---\n\n# Cheap shoes\n\n"),
    "keyphrases": Hostile("md", "  - shoe {i}\n", "---\nkeyphrases:\n", "---\n\n# Cheap shoes\n\nShoes."),
    "long title": Hostile("md", "buy cheap shoes ", "---\ntitle: ", "\n---\n\n# Cheap shoes\n\nShoes."),
    "long heading": Hostile("md", "buy cheap shoes ", "# "),
    "wide table": Hostile("md", "| a ", "", "|\n", "|--"),
    "long alternative text": Hostile("md", "buy cheap shoes ", "![", "](/a.png)"),
    "long address": Hostile("md", "a.", "[a](https://", "com)"),
    "long directive": Hostile("md", "a{i} ", "<!-- seolint-disable ", " -->\n\na\n"),
    "one definition": Hostile("md", "[b][a] ", "[a]: /b\n\n"),
    "many attributes": Hostile("html", "a{i}=b ", "<p ", ">a"),
    "long style": Hostile("html", "color:red;", "<p style='", "'>a"),
    "long structured data": Hostile("html", '{"a": 1},', '<script type="application/ld+json">[', "{}]</script><p>a"),
    "nested emphasis": Hostile("md", "*a ", closing="b* "),
    "nested brackets": Hostile("md", "[", closing="](b)"),
    "nested bold text": Hostile("html", "<b>a", closing="</b>"),
    "nested divs": Hostile("html", "<div>", closing="</div>"),
    "nested sections": Hostile("html", "<section>a", closing="</section>"),
    "nested expressions": Hostile("mdx", "{", closing="}"),
    "TOML": Hostile("md", "a{i} = 1\n", "+++\n", "+++\n\n# A\n\nb\n"),
    "JSON": Hostile("md", ', {"c": 1}', '{"a": [1', "]}\n\n# A\n\nb\n"),
}
"""What is long because one part of it is, what is closed in the end, and front matter of other kinds."""


def _kinds() -> Iterator[tuple[str, Hostile]]:
    for extension, head in (("md", ""), ("html", "<p>"), ("txt", "")):
        for name, piece in ANYWHERE.items():
            yield f"{name} ({extension})", Hostile(extension, piece, head)
    for extension, pieces in (("md", MARKDOWN), ("html", HTML), ("mdx", MDX), ("txt", TEXT)):
        for name, piece in pieces.items():
            yield f"{name} in {extension}", Hostile(extension, piece)
    for name, piece in FRONT_MATTER.items():
        yield f"{name} in front matter", Hostile("md", piece, "---\n", "\n---\n\n# A\n\nb\n")
    yield from LONG.items()


KINDS: Mapping[str, Hostile] = dict(_kinds())
"""Every kind of text by its name."""
