"""Declared keyphrases: what counts as a use, where they come from, and what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from seolint import config, lint
from seolint.analysis.keyphrase_uses import spans, uses
from seolint.analysis.keyphrases import declared, keyphrases
from seolint.checks import keyphrase_missing
from seolint.document import Document
from seolint.readers import Settings, read
from seolint.rules.rule import Problem
from tests.cli.run import seolint

USES: list[tuple[str, str, str, list[str]]] = [
    # language, phrase, text, its uses
    ("en", "running shoes", "A running shoe is light. Shoes for running last.", ["running shoe", "Shoes for running"]),
    ("en", "running shoes", "Shoes are light. Running is healthy.", []),
    ("en", "running shoes", "# Shoes\n\nRunning.", []),
    (
        "en",
        "running shoes",
        "Run in shoes, and run again in these shoes.",
        ["Run in shoes", "run again in these shoes"],
    ),
    ("en", "shoes for the trail", "Trail **sho**es grip.", ["Trail shoes"]),
    ("en", "how to tie shoe laces", "Tie the laces of your shoe.", ["Tie the laces of your shoe"]),
    ("en", "low-cost flights", "Low cost flights, and low-cost flights.", ["Low cost flights", "low-cost flights"]),
    ("en", "women's shoes", "Shoes for women’s feet.", ["Shoes for women’s"]),
    ("en", "more and more shoes", "More shoes and more.", []),
    ("en", '"running shoes"', "Shoes for running: a running shoe, or Running shoes.", ["Running shoes"]),
    ("en", "“to be or not to be”", "To be, or not to be? Not to be.", ["To be, or not to be"]),
    ("en", "get the most out of RootsTech", "Get to RootsTech. Most talks sell out at RootsTech.", []),
    ("en", "get the most out of RootsTech", "RootsTech is out of this world: get the most recent talk.", []),
    (
        "en",
        "get the most out of RootsTech",
        "Getting most out of your RootsTech",
        ["Getting most out of your RootsTech"],
    ),
    ("en", "all about shoes", "Shoes wear out. This is all about shoes.", ["about shoes"]),
    ("en", '"Lord of the Rings"', "The lord gave rings. The Lord of the Rings is long.", ["Lord of the Rings"]),
    ("en", "how to do it", "How to do it: do it.", []),
    ("en", "***", "***", []),
    ("de", "Schuhe für Frauen", "Frauen kaufen einen Schuh.", ["Frauen kaufen einen Schuh"]),
    ("fr", "assurance habitation", "Le prix de l'assurance d'une habitation.", ["l'assurance d'une habitation"]),
    ("fr", "l'assurance habitation", "Une assurance habitation.", ["assurance habitation"]),
    ("ja", "運動靴", "運動靴を買う。靴で運動する。", ["運動靴"]),
    ("xx", "ghu bar", "Bar ba ghu. Ghub bar.", ["Bar ba ghu"]),
    # What a space parts in a phrase may be in any order where the text has no spaces.
    ("ja", "自転車 修理", "修理は簡単。自転車の修理をする。修理する自転車。", ["自転車の修理", "修理する自転車"]),
    ("ja", "自転車　の　修理", "自転車を修理する。", ["自転車を修理"]),
    ("zh", "雨天 骑行", "雨天里骑行。天雨骑行。雨天。", ["雨天里骑行"]),
    ("zh", '"雨天 骑行"', "雨天里骑行。雨天骑行。", ["雨天骑行"]),
    ("zh", "Python 入门", "入门：学Python。", ["入门：学Python"]),
    ("ja", "ＡＩ入門", "AI入門とai入門。", ["AI入門", "ai入門"]),
    ("th", "จักรยาน ฝน", "ขี่จักรยานในวันฝนตก", ["จักรยานในวันฝน"]),
    # Korean particles; a compound is another word.
    ("ko", "자전거 도로", "자전거로 도로에서는 달린다. 자전거도로.", ["자전거로 도로에서는"]),
    ("ko", "책", "책은 길다. 책상. 책들이 책입니다.", ["책은", "책들이", "책입니다"]),
    ("ko", '"좋은 책"', "좋은 책을 읽는다.", ["좋은 책을"]),
    # Signs that belong to a name.
    ("en", "C++", "C, C++ and C/C++, c++: C+ C++11 C#. **C\\++**", ["C++", "C++", "c++", "C++", "C++"]),
    ("en", "C", "C, C++, C# and c.", ["C", "c"]),
    ("en", "C#", "C#, C and C♯. Use C\\#.", ["C#", "C#"]),
    ("en", ".NET", "Net income: .NET, `.net` or (.NET), ASP.NET.", [".NET", ".net", ".NET"]),
    ("en", "Disney+", "Disney, Disney+ and Disney+.", ["Disney+", "Disney+"]),
    ("en", "Disney", "Disney and Disney+.", ["Disney", "Disney+"]),
    ("en", "a", "a+b", []),
    # Compounds are written together, apart, and with a hyphen.
    ("en", "e-mail marketing", "Email marketing. E-mail marketing. Mail.", ["Email marketing", "E-mail marketing"]),
    ("en", "email marketing", "E-mail marketing, e-mail-marketing.", ["E-mail marketing", "e-mail-marketing"]),
    ("en", "Node.js", "NodeJS or Node.js? JS.", ["NodeJS", "Node.js"]),
    ("en", "nodejs", "Node.js.", ["Node.js"]),
    ("en", "web site", "A web-site.", ["web-site"]),
    ("de", "Email Marketing", "Das E-Mail-Marketing.", ["E-Mail-Marketing"]),
    # Marks that people leave out.
    ("fr", "réparation élevée", "RÉPARATION ÉLEVÉE. REPARATION ELEVEE.", ["RÉPARATION ÉLEVÉE", "REPARATION ELEVEE"]),
    ("fr", "pêche", "Un péché. LA PECHE.", ["PECHE"]),
    ("tr", "instagram takipçi", "INSTAGRAM TAKİPÇİ", ["INSTAGRAM TAKİPÇİ"]),
    ("tr", "İstanbul bisiklet", "istanbul'da bisikletler", ["istanbul'da bisikletler"]),
    ("tr", "Türkiye", "Türkiye'nin nüfusu", ["Türkiye'nin"]),
    ("de", '"nasse Straße"', "NASSE STRASSE", ["NASSE STRASSE"]),
    ("el", "δρόμος", "ΔΡΟΜΟΣ", ["ΔΡΟΜΟΣ"]),
    ("ar", "الدراجة", "الدَّرَّاجَة", ["الدَّرَّاجَة"]),
]


def document(text: str, *phrases: str, language: str = "en") -> Document:
    return read(text, "markdown", Settings(language=language)).knowing(keyphrases=phrases)


def reported(article: str, *phrases: str, path: str = "a.md", **options: str) -> list[Problem]:
    """What the family says of an article under the preset recommended; `options` are by rule__option."""
    named = [(*name.split("__"), value) for name, value in options.items()]
    wishes = [f"{rule.replace('_', '-')}.{option}={value}" for rule, option, value in named]
    settings = config.load(
        overrides=config.Overrides(select=["keyphrase"], keyphrases=phrases, set_options=wishes, language="en")
    )
    return list(lint(article, path, config=settings).problems)


@pytest.mark.parametrize(("language", "phrase", "text", "expected"), USES)
def test_uses(language: str, phrase: str, text: str, expected: list[str]) -> None:
    article = document(text, phrase, language=language)
    found = [article.text(span) for known in keyphrases(article) for span in spans(article, uses(article, known))]
    assert found == expected


def test_a_phrase_declared_twice_is_judged_once() -> None:
    article = document("Shoes.", "running shoes", "shoe running", "Running shoe", "laces")
    assert [phrase.text for phrase in keyphrases(article)] == ["running shoes", "laces"]


def test_silent_without_a_keyphrase() -> None:
    assert reported("---\ntitle: Feet\nslug: feet\n---\n# Feet\n\n## Feet\n\n" + "Feet are feet. " * 100) == []


FEET = """\
---
title: Ten facts
description: Facts.
slug: facts
keyphrase: running shoes
---
# Facts

Mud is slippery.
"""


def test_where_a_phrase_is_missing() -> None:
    assert [(problem.rule, problem.place.line) for problem in reported(FEET)] == [
        ("keyphrase-not-in-title", 2),
        ("keyphrase-not-in-description", 3),
        ("keyphrase-not-in-slug", 4),
        ("keyphrase-not-in-h1", 7),
        ("keyphrase-not-in-text", 7),
        ("keyphrase-not-in-introduction", 9),
    ]


def test_what_a_page_does_not_have_is_no_matter_of_keyphrases() -> None:
    assert [problem.rule for problem in reported("Mud.", "shoes")] == [
        "keyphrase-not-in-introduction",
        "keyphrase-not-in-text",
    ]


SLUGS = [
    # language, phrase, slug, whether it says the phrase
    ("en", "the best running shoes", "best-running-shoe", True),
    ("en", "running shoes", "running", False),
    ("en", "light running shoes", "/blog/2026/running_shoes.html", True),
    ("en", "light running shoes", "shoes", False),
    ("de", "Füße", "fuesse-pflegen", True),
    ("de", "Füße", "fusse-pflegen", True),
    ("de", "Füße", "haende", False),
    ("fr", "déjà vu", "deja-vu", True),
    ("pl", "łódź", "lodz", True),
    ("ru", "обувь для бега", "obuv-dlya-bega", True),
    ("ru", "обувь для бега", "для-прогулок", False),
    ("en", "Node.js", "node-js-tips", True),
    ("en", "Node.js", "nodejs-tips", True),
    ("en", "NodeJS", "node-js-tips", True),
    ("en", "Node.js", "js-tips", False),
    ("en", "ASP.NET Core", "aspnet-core", True),
    ("en", ".NET", "dotnet-tips", True),
    ("en", "C++", "cpp-tips", True),
    ("en", "C++ pointers", "c-plus-plus-pointers", True),
    ("en", "C#", "c-sharp", True),
    ("en", "C#", "cats", False),
    ("en", "e-mail marketing", "email-marketing", True),
    ("en", "email marketing", "e-mail-marketing", True),
    ("en", "women's shoes", "womens-shoes", True),
    ("fr", "l'eau de source", "eau-source", True),
    ("zh", "雨天 骑行", "雨天骑行指南", True),
    ("zh", "雨天 骑行", "%E9%9B%A8%E5%A4%A9%E9%AA%91%E8%A1%8C", True),
    ("zh", "雨天 骑行", "晴天骑车", False),
    ("hi", "हिन्दी किताब", "हिन्दी-किताब", True),
    ("fr", "de\u0301ja\u0300 vu", "déjà-vu", True),
    ("tr", "İstanbul ışığı", "istanbul-isigi", True),
]


@pytest.mark.parametrize(("language", "phrase", "slug", "says"), SLUGS)
def test_slug(language: str, phrase: str, slug: str, says: bool) -> None:
    settings = config.load(
        overrides=config.Overrides(select=["keyphrase-not-in-slug"], keyphrases=[phrase], language=language)
    )
    assert (lint(f"---\nslug: {slug}\n---\n# Feet\n", "a.md", config=settings).problems == ()) is says


@pytest.mark.parametrize(
    ("language", "judged"), [("fi", False), ("hu", False), ("xx", False), ("und", True), ("ko", True)]
)
def test_where_forms_are_unknown_nothing_is_missing(language: str, judged: bool) -> None:
    article = document("# Kengät\n\nJuoksukenkiä on hyvä käyttää.\n", "juoksukenkä", language=language)
    for where in ("h1", "text", "introduction"):
        assert bool(list(keyphrase_missing.check(article, where=where))) is judged
        assert bool(keyphrase_missing.not_applicable(article, where=where)) is not judged


def test_introduction_ends_with_a_paragraph() -> None:
    article = f"# Shoes\n\nBy Jo Doe.\n\n{'Feet swell. ' * 30}\n\nRunning shoes help.\n"
    assert "keyphrase-not-in-introduction" in [problem.rule for problem in reported(article, "running shoes")]
    near = article.replace("Jo Doe.", "Jo Doe.\n\nOf shoes for running.")
    assert "keyphrase-not-in-introduction" not in [problem.rule for problem in reported(near, "running shoes")]


def test_introduction_ends_before_a_subheading() -> None:
    article = "# Shoes\n\nMud is slippery.\n\n## Grip\n\nRunning shoes help.\n"
    assert "keyphrase-not-in-introduction" in [problem.rule for problem in reported(article, "running shoes")]
    below = article.replace("Mud is slippery.\n\n", "")
    assert "keyphrase-not-in-introduction" not in [problem.rule for problem in reported(below, "running shoes")]


def test_a_long_stretch_without_the_phrase() -> None:
    filler = "Mud is slippery. " * 20
    article = f"Running shoes help. A running shoe is light.\n\n{filler}\n\nBuy running shoes.\n"
    (problem,) = [p for p in reported(article, "running shoes") if p.rule == "keyphrase-far-apart"]
    assert problem.facts == {
        "phrase": "running shoes",
        "count": 3,
        "words": 63,
        "amount": "63 words",
        "side": "after",
        "share": 88.7,
        "limit": 50,
    }
    assert [(place.line, place.column) for place in (problem.place, *problem.related)] == [(1, 23), (1, 1), (5, 5)]


def test_density_counts_each_use_and_says_which() -> None:
    article = f"# Running shoes\n\n{'A running shoe is light. ' * 3}{'Mud is slippery. ' * 30}\n\n- Shoes for running\n"
    (problem,) = [p for p in reported(article, "running shoes") if p.rule == "keyphrase-too-dense"]
    assert problem.facts["count"] == 5 == 1 + len(problem.related)
    assert problem.facts["uses"] == "running shoe (3), running shoes (1), shoes for running (1)"
    texts = [article[place.start : place.end] for place in (problem.place, *problem.related)]
    assert texts == ["Running shoes", *["running shoe"] * 3, "Shoes for running"]


WEIGHED = [
    # phrase, whether longer phrases may stand less often, limit of three uses in 100 words that it comes to
    ("shoes", False, 3),
    ("shoes", True, 2.9),
    ("running shoes", True, 2.2),
    ("light running shoes", True, 1.8),
]


@pytest.mark.parametrize(("phrase", "weighed", "limit"), WEIGHED)
def test_density_of_longer_phrases(phrase: str, weighed: bool, limit: float) -> None:
    article = f"# Feet\n\n{phrase.capitalize()} help. {'Mud is slippery. ' * 7}".strip() * 12
    dense = reported(article, phrase, keyphrase_too_dense__weigh_length=str(weighed).lower())
    assert [p.facts["limit"] for p in dense if p.rule == "keyphrase-too-dense"] == [limit]


def test_no_text_says_its_phrase_too_seldom() -> None:
    article = "# Running shoes\n\nRunning shoes help. " + "Mud is slippery. " * 12
    assert reported(article, "running shoes") == []


UNUSABLE = [
    # phrase, what is wrong with it
    ("how to do it", "every text has such words; add the one that names the subject"),
    ("?!", "it has no words"),
    ("one two three four five six seven eight nine", "it has 9 words (limit 8); keep those that name the subject"),
    ("one two three four five six seven eight", None),
    ("雨の日に履く運動靴の選び方", None),
]


@pytest.mark.parametrize(("phrase", "fault"), UNUSABLE)
def test_unusable_phrases(phrase: str, fault: str | None) -> None:
    article = f"---\ntitle: Feet\nkeyphrase: '{phrase}'\n---\n# Feet\n"
    found = [p for p in reported(article) if p.rule == "unusable-keyphrase"]
    assert [(p.facts["fault"], article[p.place.start : p.place.end]) for p in found] == (
        [(fault, phrase)] if fault else []
    )


def test_one_article_has_few_phrases() -> None:
    article = document("Feet.", *(f"word{number}" for number in range(1000)))
    assert (len(declared(article)), len(keyphrases(article))) == (1000, 20)


def test_whose_word_counts(tmp_path: Path) -> None:
    (tmp_path / "own.md").write_text("---\nkeyphrase: laces\n---\n# Feet\n", "utf-8")
    (tmp_path / "other.md").write_text("# Feet\n", "utf-8")
    (tmp_path / ".seolint.yml").write_text("keyphrases: {'*.md': configured}\nlanguage: en\n", "utf-8")

    def checked(*arguments: str) -> str:
        return seolint(tmp_path, "check", "--select", "keyphrase-not-in-h1", *arguments).stdout.decode()

    assert '"laces"' in checked("own.md")
    assert '"configured"' in checked("other.md")
    for both in (
        checked("own.md", "--keyphrase", "wished"),
        checked("other.md", "--keyphrase", "wished", "--no-config"),
    ):
        assert '"wished"' in both
        assert '"laces"' not in both
        assert '"configured"' not in both
    assert b"--keyphrase: the phrase is empty" in seolint(tmp_path, "check", "--keyphrase", " ").stderr


def test_hostile_texts_take_no_longer_than_they_are_long() -> None:
    text = "shoes " * 100_000 + "running. " + "get the the " * 50_000
    article = document(text, "running shoes", "get the most out of shoes", '"shoes shoes running"', "shoes shoes socks")
    assert [len(uses(article, phrase)) for phrase in keyphrases(article)] == [1, 0, 1, 0]
    many = reported(
        "## Shoes\n\n# Running shoes\n\n" * 10_000, *(f"shoes for word{i}" for i in range(19)), "running shoes"
    )
    assert [problem.rule for problem in many].count("keyphrase-not-in-h1") == 19


TWO = "---\nkeyphrase: dogs\nslug: pets\ndescription: Pets.\n---\n# Pets\n\n## Dogs\n\nBark.\n\n## More dogs\n\nBark.\n"
LATE = "---\nkeyphrase: dogs\n---\n# Pets\n\nCats purr.\n\nDogs bark.\n"

PRESETS = [
    # preset, rule, article, severity (None: not reported)
    ("recommended", "keyphrase-not-in-slug", TWO, "info"),
    ("recommended", "keyphrase-in-most-subheadings", TWO, None),
    ("recommended", "keyphrase-not-in-introduction", LATE, None),
    ("yoast", "keyphrase-not-in-slug", TWO, "warning"),
    ("yoast", "keyphrase-not-in-description", TWO, "warning"),
    ("yoast", "keyphrase-in-most-subheadings", TWO, "warning"),
    ("yoast", "keyphrase-not-in-introduction", LATE, "warning"),
]


@pytest.mark.parametrize(("preset", "rule", "article", "severity"), PRESETS)
def test_presets(preset: str, rule: str, article: str, severity: str | None) -> None:
    found = lint(article, "a.md", config=config.load(overrides=config.Overrides(language="en"), preset=preset)).problems
    assert {problem.rule: problem.severity for problem in found}.get(rule) == severity
