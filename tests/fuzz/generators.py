"""Random -> subject: an article, a config, a rule file …, generated or made from a real file, then perhaps mutated."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Sequence
from pathlib import Path, PurePath
from random import Random

from seolint.readers import FORMATS
from tests.fuzz.configs import config
from tests.fuzz.front_matter import front_matter
from tests.fuzz.markup import markdown
from tests.fuzz.mutations import LONGEST, mutate
from tests.fuzz.pages import page
from tests.fuzz.rules import baseline, ignore, rule
from tests.fuzz.subject import ARTICLE, BASELINE, CONFIG, FILE_NAMES, IGNORE, RULE, Subject, clean, text_of
from tests.fuzz.vocabulary import pick, plain_text
from tests.report.runs import PATHS

KINDS = (*(ARTICLE,) * 14, CONFIG, CONFIG, RULE, RULE, IGNORE, BASELINE)
_MAKERS = {CONFIG: config, RULE: rule, IGNORE: ignore, BASELINE: baseline}
_NAMES = ("page.md", "page.md", "page.md", "page.html", "page.html", "page.mdx", "page.txt", "index.htm")
_HOSTILE_NAMES = tuple(name for name in PATHS if "/" not in name) if sys.platform == "linux" else ("a.md",)
"""Elsewhere a file can't have most of these names."""


class RealFiles:
    """The articles in some folders, which mutations start from; read when they are needed, gzipped or not."""

    def __init__(self, folders: Sequence[Path]) -> None:
        found = (path for folder in folders for path in ([folder] if folder.is_file() else folder.rglob("*")))
        self.paths = sorted(path for path in found if _suffix(path) in FORMATS and path.is_file())

    def pick(self, rng: Random) -> tuple[str, str]:
        """The extension and a stretch of the text of one of them."""
        path = rng.choice(self.paths)
        data = path.read_bytes()
        text = text_of(gzip.decompress(data) if path.suffix == ".gz" else data)
        most = rng.choice((500, 1500, 1500, 5000, LONGEST // 2))
        if len(text) > most:
            at = rng.choice((0, rng.randrange(len(text))))
            text = text[at : at + most]
        return _suffix(path), text


def _suffix(path: PurePath) -> str:
    return PurePath(path.stem).suffix.lower() if path.suffix == ".gz" else path.suffix.lower()


def subject(rng: Random, real: RealFiles) -> Subject:
    """One input: the same for the same state of `rng` and the same files."""
    kind = rng.choice(KINDS)
    if kind != ARTICLE:
        text = _MAKERS[kind](rng)
        if rng.random() < 0.5:
            text = mutate(rng, text, _MAKERS[kind](rng), 4)
        return Subject(kind, FILE_NAMES[kind], clean(text))
    if real.paths and rng.random() < 0.5:
        suffix, text = real.pick(rng)
        return Subject(kind, f"page{suffix}", mutate(rng, text, real.pick(rng)[1]))
    name = rng.choice(_HOSTILE_NAMES if rng.random() < 0.1 else _NAMES)
    text = _article(rng, name)
    return Subject(kind, name, mutate(rng, text, _article(rng, name), 4) if rng.random() < 0.4 else clean(text))


def _article(rng: Random, name: str) -> str:
    if name.endswith((".html", ".htm")):
        return page(rng)
    if name.endswith(".txt"):
        text = "\n".join(plain_text(rng) for _ in range(rng.randint(1, 8)))
    else:
        text = (front_matter(rng) if rng.random() < 0.35 else "") + markdown(rng)
    return text.replace("\n", pick(rng, "line_ends")) if rng.random() < 0.2 else text
