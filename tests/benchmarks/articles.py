"""Articles that nobody wrote, for measuring: as long and as mixed as posts of a blog, the same for the same seed.

python -m tests.benchmarks.articles FOLDER [--files 750] [--words 930] [--seed 1] [--html]
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pyromark

_SYLLABLES = (
    "ba be bri ca co cra da de do fa fi flo ga go gra ha ho ka ke la le lo ma me mo na no pa pe pla ra re ro sa so"
)
_SMALL = "the a of and to in is that it for on with as was at by this be from or an are not but which when if so"
_LEXICON = 8000
_KNOWN = """
water garden stone winter road machine letter market engine window question teacher number story village field river
summer kitchen evening picture factory weather journey harbour library customer problem reason answer product record
measure support change report station system project moment paper building company process result server carry build
write open begin follow choose prepare remember improve explain deliver describe consider
"""


def article(words: int, seed: int) -> str:
    """A Markdown article of about so many words, with front matter, headings, lists, links, emphasis and code."""
    chance = random.Random(seed)
    vocabulary = [*_KNOWN.split(), *chance.sample(_made_up(), 400)]
    weights = [1 / (rank + 8) for rank in range(len(vocabulary))]
    title = " ".join(chance.choices(vocabulary, weights, k=5)).capitalize()
    parts = [f"---\ntitle: {title}\ndescription: {_sentence(chance, vocabulary, weights)}\n---\n\n# {title}"]
    told = 0
    while told < words:
        block = _block(chance, vocabulary, weights)
        told += len(block.split())
        parts.append(block)
    return "\n\n".join(parts) + "\n"


@cache
def _made_up() -> Sequence[str]:
    """The words of a blog beyond the common ones: as many as its writers know, the same for all articles."""
    chance, syllables = random.Random(0), _SYLLABLES.split()
    return ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(_LEXICON)]


def articles(files: int, words: int, seed: int) -> Iterator[str]:
    """So many articles whose lengths lie about `words`, as those of a blog do: some short, a few five times as long."""
    chance = random.Random(seed)
    for number in range(files):
        yield article(int(words * chance.lognormvariate(-0.2, 0.6)) + 40, seed * 100_003 + number)


def write(folder: Path, files: int, words: int, seed: int, html: bool = False) -> int:
    """Put articles into a folder; how many bytes they have together."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for number, text in enumerate(articles(files, words, seed)):
        told = as_html(text) if html else text
        path = folder / f"post-{number:04d}.{'html' if html else 'md'}"
        size += path.write_text(told, "utf-8")
    return size


def as_html(article: str) -> str:
    """An article as HTML, without its front matter."""
    return pyromark.html(article.split("---\n", 2)[2])


def _block(chance: random.Random, vocabulary: list[str], weights: list[float]) -> str:
    kind = chance.random()
    if kind < 0.14:
        return f"## {' '.join(chance.choices(vocabulary, weights, k=chance.randint(2, 6))).capitalize()}"
    if kind < 0.24:
        return "\n".join(f"- {_sentence(chance, vocabulary, weights)}" for _ in range(chance.randint(3, 6)))
    if kind < 0.28:
        return f"```python\n{chance.choice(vocabulary)} = {chance.randint(1, 999)}\n```"
    return " ".join(_sentence(chance, vocabulary, weights) for _ in range(chance.randint(2, 6)))


def _sentence(chance: random.Random, vocabulary: list[str], weights: list[float]) -> str:
    count = max(4, int(chance.gauss(16, 6)))
    words = chance.choices(vocabulary, weights, k=count)
    words[::2] = chance.choices(_SMALL.split(), k=len(words[::2]))
    place = chance.randrange(count)
    dressed = chance.random()
    if dressed < 0.12:
        words[place] = f"**{words[place]}**"
    elif dressed < 0.24:
        words[place] = f"[{words[place]}](https://example.org/{words[place]})"
    elif dressed < 0.28:
        words[place] = f"`{words[place]}`"
    return " ".join(words)[:1].upper() + " ".join(words)[1:] + chance.choice("....?")


def main() -> None:
    """Write the articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=750)
    parser.add_argument("--words", type=int, default=930)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--html", action="store_true")
    args = parser.parse_args()
    size = write(args.folder, args.files, args.words, args.seed, args.html)
    print(f"{args.files} articles, {size:,} characters in {args.folder}")


if __name__ == "__main__":
    main()
