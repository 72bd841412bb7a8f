"""What readers and machines look for on a page: answers below questions, a summary, who wrote it and when."""

from __future__ import annotations

from time import process_time

import pytest

from seolint import config, lint
from seolint.linter import examine

RULES = ("unanswered-question", "missing-summary", "missing-author", "missing-date")
LONG = "Ropes that dry in the shade keep their strength for years, and those left in the sun grow stiff. " * 90

ANSWERS = [
    # language, what stands below "## Wie lange hält ein Seil?" or the like, what is wrong with it
    ("en", "How long does a rope last?", "Five years.", None),
    ("en", "How long does a rope last?", "It depends. A dry one lasts five years.", None),
    ("en", "How long does a rope last?", "- Dry: five years\n- Wet: two\n", None),
    ("en", "How long does a rope last?", "| Dry | Wet |\n|---|---|\n| 5 | 2 |\n", None),
    ("en", "How long does a rope last?", "Who knows?", "another question follows"),
    ("en", "How long does a rope last?", "Good question! Five.", '"Good question!" follows, which is no answer'),
    ("en", "How long does a rope last?", "![](rope.png)", "no text follows it"),
    ("en", "How long does a rope last?", "Climbing is fun. " * 20, "the text below (60 words) has none of its words"),
    ("en", "How long does a rope last?", "Climbing is fun. " * 20 + "A rope lasts.", None),
    ("en", "What's next?", "Climbing is fun. " * 20, None),
    ("de", "Wie lange hält ein Seil?", "Klettern macht Mut. " * 25, "the text below (75 words) has none of its words"),
    ("de", "Wie lange hält ein Seil?", "Klettern macht Freude und Mut. " * 15 + "Seile halten lange.", None),
    ("ja", "ロープは何年使えますか？", "五年です。", None),
    ("ja", "ロープは何年使えますか？", "気になりますか？", "another question follows"),
    ("el", "Πόσο αντέχει ένα σχοινί;", "Ποιος ξέρει;", "another question follows"),
    ("hy", "Որքա՞ն է դիմանում պարանը", "Ո՞վ գիտի։", "another question follows"),
    ("am", "ገመድ ስንት ዓመት ይቆያል፧", "ማን ያውቃል፧", "another question follows"),
    ("en", "One rope; two ropes;", "Who knows?", None),
    ("xx", "Ghu bar ba?", "Zog nim. " * 40, None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "question", "below", "fault"), ANSWERS)
def test_questions(language: str, question: str, below: str, fault: str | None) -> None:
    settings = config.load(overrides=config.Overrides(select=["unanswered-question"], language=language))
    found = lint(f"# Ropes\n\n## {question}\n\n{below}\n\n## More\n\nText.\n", "a.md", config=settings).problems
    assert [(p.facts["fault"], p.place.line) for p in found] == ([(fault, 3)] if fault else [])


SUMMARIES = [
    # what stands at the top of a long article, whether it sums up
    ("", False),
    ("## Key points\n\nKeep it dry.", True),
    ("**TL;DR:** keep it dry.", True),
    ("In short, keep it dry.", True),
    ("1. Keep it dry.\n2. Hang it up.\n3. Replace it.", True),
    ("- Keep it dry.\n- Hang it up.", False),
    ("- [Dry](#a)\n- [Wet](#b)\n- [Old](#c)", False),
    ("A summary of it is at the end.", False),
]


@pytest.mark.parametrize(("top", "sums_up"), SUMMARIES)
def test_summaries(top: str, sums_up: bool) -> None:
    settings = config.load(overrides=config.Overrides(select=["missing-summary"], language="en"))
    found = lint(f"# Ropes\n\n{top}\n\n{LONG}\n\n## Summary\n\nKeep it dry.\n", "a.md", config=settings).problems
    assert ([p.rule for p in found] == []) is sums_up


BYLINES = [
    # article, format, what it doesn't say
    ("# Ropes\n\nBy Ann Ray\n\nText.\n", "md", "date"),
    ("# Ropes\n\nby mistake\n\nText.\n", "md", "author date"),
    ("# Ropes\n\nText.\n\nWritten by Ann Ray on May 4th, 2024.\n", "md", ""),
    ("# Seile\n\nVon Ann Ray, 4. Mai 2024\n\nText.\n", "md", ""),
    ("# Cuerdas\n\n4 de mayo de 2024 por Ana Ray\n\nTexto.\n", "md", ""),
    ("# ロープ\n\n2024年5月4日 文：田中\n\n五年です。\n", "md", ""),
    (f"# Ropes\n\n{'They last. ' * 20} By Ann Ray on 2024-05-04.\n", "md", "author date"),
    ("---\nauthors: [Ann, Jo]\nlastmod: 2024-05-04\n---\n# Ropes\n", "md", ""),
    ("---\nauthor:\ndate:\n---\n# Ropes\n", "md", "author date"),
    ('<meta name="author" content="Ann"><meta property="article:modified_time" content="2024"><p>Ropes.', "html", ""),
    ('<p itemprop="author">Ann</p><p>Ropes.</p><time>May</time>', "html", ""),
    ('<p class="post-byline">Ann</p><p>Ropes.</p><meta itemprop="datePublished" content="2024-05-04">', "html", ""),
    ('<script type="application/ld+json">{"author": "Ann", "dateModified": "2024"}</script><p>Ropes.', "html", ""),
    ("<p>Ropes.</p>", "html", "author date"),
]  # fmt: skip


@pytest.mark.parametrize(("article", "format", "missing"), BYLINES)
def test_bylines(article: str, format: str, missing: str) -> None:
    wishes = ["missing-author.page_words=0", "missing-date.page_words=0"]
    settings = config.load(overrides=config.Overrides(select=["missing-author", "missing-date"], set_options=wishes))
    found = {
        problem.rule.removeprefix("missing-") for problem in lint(article, f"a.{format}", config=settings).problems
    }
    assert found == set(missing.split())


def test_off_unless_asked_for() -> None:
    article = f"# Ropes\n\n## Why?\n\nWhy not?\n\n{LONG}"
    assert not {
        problem.rule
        for problem in lint(article, "a.md", config=config.load(overrides=config.Overrides(language="en"))).problems
    } & set(RULES)
    asked = config.load(overrides=config.Overrides(select=RULES, language="en"))
    assert {(p.rule, p.severity) for p in lint(article, "a.md", config=asked).problems} == {
        (rule, "info") for rule in RULES
    }


HOSTILE = [
    "## a b?\n\n" * 20_000,
    "<ul>" * 5_000 + LONG,
    "- \n\n<!-- -->\n\n" * 10_000 + LONG,
    "by " * 100_000,
    "rel='" * 50_000,
    "1 aaa " * 50_000,
]


@pytest.mark.parametrize("article", HOSTILE)
def test_hostile_articles(article: str) -> None:
    began = process_time()
    assert examine(article, "a.md", config.load(overrides=config.Overrides(select=RULES, language="en"))).errors == ()
    assert process_time() - began < 10
