"""Generated Markdown and MDX: blocks in blocks, with inline markup in them, seldom quite right."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.fuzz.vocabulary import Maker, character, entity, odd, sentence, some, suppression, words

_ADDRESSES = (
    "/a",
    "b.md",
    "#c",
    "https://example.com/?q=a&b",
    "<a b>",
    "",
    "h://]",
    "http://[::1",
    "a b",
    "../..",
    "(a)",
)
_DEEPEST = 4


def inline(rng: Random, depth: int = 0) -> str:
    """Text with markup in it."""
    makers: Sequence[Maker] = (words, sentence) if depth >= _DEEPEST else _INLINES
    return rng.choice(("", " ", " ")).join(maker(rng) for maker in rng.choices(makers, k=rng.randint(1, 5 - depth)))


def _deeper(rng: Random) -> str:
    return inline(rng, rng.randint(2, _DEEPEST))


def _emphasis(rng: Random) -> str:
    mark = rng.choice(("*", "**", "_", "__", "~~", "***", "==", "^", "~"))
    return f"{mark}{_deeper(rng)}{mark if rng.random() < 0.9 else ''}"


def _link(rng: Random) -> str:
    mark, address = rng.choice(("", "", "!")), rng.choice(_ADDRESSES)
    title = rng.choice(("", ' "t"', " 't", " (t)"))
    end = rng.choice((f"({address}{title})", f"({address}{title})", "[a]", "[]", "", "[^1]", f"({address}"))
    return f"{mark}[{_deeper(rng)}]{end}"


def _tag(rng: Random) -> str:
    name = rng.choice(
        ("b", "span", "a href='/x'", "img alt='a b'", "br/", "kbd", "h2", "Card title={a}", "del", "sup", "q")
    )
    close = f"</{name.split()[0]}>" if rng.random() < 0.7 else ""
    return f"<{name}>{_deeper(rng)}{close}"


def _code(rng: Random) -> str:
    ticks = "`" * rng.randint(1, 3)
    return f"{ticks}{words(rng, 3)}{ticks}"


def _template(rng: Random) -> str:
    left, right = rng.choice(
        (("{{", "}}"), ("{%", "%}"), ("{{<", ">}}"), ("<%", "%>"), ("{", "}"), ("$", "$"), ("<?php", "?>"))
    )
    return f"{left} {words(rng, 3)} {right if rng.random() < 0.8 else ''}"


def _autolink(rng: Random) -> str:
    return rng.choice(("<https://a.b/c>", "https://a.b/c.", "www.a.b", "a@b.c", "<a@b.c>", "<//a>", "http://a.b/_c_"))


_INLINES: Sequence[Maker] = (
    *(
        words,
        words,
        words,
        sentence,
        sentence,
        _emphasis,
        _emphasis,
        _link,
        _link,
        _tag,
        _code,
        _template,
        _autolink,
        odd,
    ),
    *(entity, character),
    lambda rng: rng.choice(("\\\n", "  \n", "\n", "\\*", "[^1]", ":smile:", "^[note]", "[[wiki|link]]", "- ", "1. ")),
)


def block(rng: Random, depth: int = 0) -> str:
    """A block of Markdown with what it holds."""
    makers = _BLOCKS if depth >= 2 else (*_BLOCKS, *_CONTAINERS)
    return rng.choice(makers)(rng)


def _heading(rng: Random) -> str:
    if rng.random() < 0.2:
        return f"{inline(rng)}\n{rng.choice('=-') * rng.randint(1, 5)}\n"
    gap = rng.choice((" ", " ", " ", "", "\t", "\u00a0"))
    return f"{'#' * rng.randint(1, 7)}{gap}{inline(rng)}{rng.choice(('', '', ' #', ':', '.', ' {#id}'))}\n"


def _paragraph(rng: Random) -> str:
    return " ".join(sentence(rng) if rng.random() < 0.5 else inline(rng) for _ in range(rng.randint(1, 6))) + "\n"


def _fence(rng: Random) -> str:
    mark = rng.choice(("```", "~~~", "````"))
    return f"{mark}{rng.choice(('', 'py', ' {a}', 'mermaid'))}\n{words(rng)}\n{mark if rng.random() < 0.8 else ''}\n"


def _table(rng: Random) -> str:
    count = rng.randint(1, 4)
    rows = [
        "|".join(inline(rng, 3) for _ in range(count + rng.choice((-1, 0, 0, 0, 1)))) for _ in range(rng.randint(1, 4))
    ]
    rows.insert(1, "|".join([rng.choice(("---", ":-:", "-"))] * count))
    edge = rng.choice(("|", ""))
    return "".join(f"{edge}{row}{edge}\n" for row in rows)


def _html(rng: Random) -> str:
    name = rng.choice(
        ("div", "p", "section", "details", "h2", "ul", "table", "script", "style", "pre", "figure", "Note")
    )
    end = f"</{name}>\n" if rng.random() < 0.7 else ""
    return f"<{name}>{rng.choice(('', chr(10), chr(10) * 2))}{inline(rng)}\n{end}"


def _line(rng: Random) -> str:
    return rng.choice(
        (
            *(
                "---\n",
                "***\n",
                "[a]: /b 'c'\n",
                "[^1]: a note\n",
                ":::tip\n",
                ":::\n",
                "!!! note\n",
                "{: .a}\n",
                "[TOC]\n",
            ),
            *(
                "{% if a %}\n",
                "{% endif %}\n",
                "{{< a >}}\n",
                "@if(a)\n",
                "@endif\n",
                "import A from 'b'\n",
                "Term\n: means\n",
            ),
            *(
                "export const a = {b: 1}\n",
                "<A b={c}>\n",
                "</A>\n",
                "$$\nx\n$$\n",
                "*[HTML]: means\n",
                "\n\n\n",
                "    code\n",
            ),
        )
    )


def _comment(rng: Random) -> str:
    if rng.random() < 0.3:
        return f"{suppression(rng, '{/*', '*/}')}\n"
    return f"{suppression(rng)}\n" if rng.random() < 0.8 else f"<!-- {words(rng)}\n"


def _list(rng: Random) -> str:
    mark = rng.choice(("- ", "* ", "+ ", "1. ", "7) ", "- [ ] "))
    items = [f"{mark}{_indented(block(rng, 1), len(mark))}" for _ in range(rng.randint(1, 4))]
    return rng.choice(("", "\n")).join(items)


def _quote(rng: Random) -> str:
    lines = block(rng, 1).splitlines(keepends=True)
    return "".join(f"{rng.choice(('> ', '> ', '>', ''))}{line}" for line in lines)


def _indented(text: str, width: int) -> str:
    first, *others = text.splitlines(keepends=True) or [""]
    return first + "".join(" " * width + line for line in others)


_BLOCKS: Sequence[Maker] = (
    *(
        _heading,
        _heading,
        _heading,
        _paragraph,
        _paragraph,
        _paragraph,
        _paragraph,
        _fence,
        _table,
        _html,
        _line,
        _comment,
    ),
)
_CONTAINERS: Sequence[Maker] = (_list, _list, _quote)


def markdown(rng: Random) -> str:
    """The body of an article."""
    return rng.choice(("\n", "\n", "\n", "")).join(some(rng, (block,), 1, 9))
