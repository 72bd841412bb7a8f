"""A phrase pushed into an article is found in any format, at every place; the article without it is quiet."""

from __future__ import annotations

from itertools import cycle

import pytest

from seolint import config
from seolint.analysis.phrases import SPARSE, repeated
from seolint.analysis.tokens import tokens_of
from seolint.linter import examine
from seolint.readers import read
from seolint.rules.rule import Problem

PHRASE = "rainwater barrel install guide"

PARAGRAPHS = (
    "A barrel under the downpipe saves tap water for the beds. Most households fill one in a single wet night, and "
    "the water is soft, which lettuce likes better than what comes from the main. @",
    "Put it on something solid. A full barrel weighs as much as four people, so bare soil gives way under it; two "
    "rows of paving slabs on a bed of gravel will carry the load for years. @",
    "The inlet is the part that people get wrong. Cut the downpipe a hand below the rim, fit a diverter with a leaf "
    "screen, and lead the overflow back into the drain, not against the wall of the house. @",
    "In winter the tap has to stay open. Ice needs room, and a barrel that bursts in January can't be mended; turn the "
    "diverter to its winter position and let the rain run past. @",
    "Children love open water, which is reason enough for a lid that locks. Mosquitoes love it too, and a fine mesh "
    "under the lid keeps them out. @",
    "One barrel is rarely enough in a dry June. Join a second one to the first near the ground with a short hose, and "
    "both will fill and empty together. @",
)

FORMS = {
    "txt": (PHRASE,),
    "md": (
        PHRASE,
        "rainwater **barrel** install guide",
        "rainwater barrel\ninstall guide",
        "rainwater barrel&nbsp;install guide",
        "*rainwater barrel* install guide",
        "rainwater bar**rel** install guide",
    ),
    "html": (
        PHRASE,
        "rainwater <b>barrel</b> install guide",
        "rainwater barrel\ninstall guide",
        "rainwater barrel&nbsp;install guide",
        "<em\n>rainwater barrel</em> install guide",
        "rainwater bar<b>rel</b> install guide",
    ),
}


def article(kind: str, *, stuffed: bool) -> tuple[str, list[int]]:
    """The article in a format, and where each use of the phrase begins (its first visible character)."""
    forms = cycle(FORMS[kind])
    text = {"txt": "Rain for the garden\n\n", "md": "# Rain for the garden\n\n"}.get(
        kind, "<h1>Rain for the garden</h1>\n"
    )
    starts: list[int] = []
    for paragraph in PARAGRAPHS:
        if kind == "html":
            text += "<p>"
        before, _, _ = paragraph.partition("@")
        text += before
        if stuffed:
            form = next(forms)
            starts.append(len(text) + form.index("rainwater"))
            text += form
        text += "</p>\n" if kind == "html" else "\n\n"
    return text, starts


def keywords(text: str, kind: str) -> list[Problem]:
    report = examine(text, f"draft.{kind}", config.load(None, config.Overrides(select=["keywords"])))
    assert not report.errors
    return [problem for problem in report.problems if problem.severity != "info"]


@pytest.mark.parametrize("kind", FORMS)
def test_every_place_is_found(kind: str) -> None:
    text, starts = article(kind, stuffed=True)
    (problem,) = keywords(text, kind)
    assert problem.rule == "stuffed-phrase"
    assert problem.facts["phrase"] == PHRASE
    assert problem.facts["count"] == len(PARAGRAPHS)
    assert [place.start for place in (problem.place, *problem.related)] == starts


@pytest.mark.parametrize("kind", FORMS)
def test_the_article_itself_is_quiet(kind: str) -> None:
    text, _ = article(kind, stuffed=False)
    assert keywords(text, kind) == []


def test_the_message_says_what_tells() -> None:
    text, _ = article("md", stuffed=True)
    (problem,) = keywords(text, "md")
    assert f"{len(PARAGRAPHS)} of them alone after a paragraph's last sentence" in problem.message
    assert "fragments" in problem.facts["signs"]


def test_variants_are_one_problem() -> None:
    text, _ = article("md", stuffed=True)
    more = text.replace(PHRASE, f"cheap {PHRASE}s", 1).replace(
        "In winter", "Guides: rainwater barrel install. In winter"
    )
    assert len(keywords(more, "md")) == 1


def test_a_template_is_counted_once() -> None:
    sign_up = "Sign up for our garden letter and get one new idea every Friday morning.\n\n"
    text, _ = article("md", stuffed=False)
    assert keywords(text.replace("\n\n", f"\n\n{sign_up}"), "md") == []


def test_uses_in_title_and_alternative_texts_count() -> None:
    text, starts = article("md", stuffed=True)
    front = f"---\ntitle: The {PHRASE}\n---\n"
    image = f"![{PHRASE}](barrel.jpg)\n"
    (problem,) = keywords(front + text + image, "md")
    assert problem.facts["count"] == len(starts) + 2
    places = {(front + text + image)[place.start : place.end] for place in problem.related}
    assert PHRASE in places


def test_an_unknown_language_is_judged_by_signs_that_need_none() -> None:
    words = ["zorba", "flimu", "dranto", "kelpi", "wusta", "norri", "pleko", "tamba"]
    body = "\n\n".join(f"{' '.join(words[i:] + words[:i])} gand {i}. blenta morsu quilfe" for i in range(8))
    (problem,) = keywords(f"# Zorba\n\n{body}\n", "md")
    assert problem.facts["phrase"] == "blenta morsu quilfe"


@pytest.mark.parametrize("words", ["lib/rain/barrel", "Rain::Barrel::Tap", "1/1 running 0"])
def test_what_programs_say_is_no_phrase(words: str) -> None:
    text, _ = article("md", stuffed=False)
    assert keywords(text.replace(".\n\n", f". See {words} there.\n\n"), "md") == []


@pytest.mark.parametrize(("uses", "found"), [(3, []), (4, [("blue", "kettle")])])
def test_a_book_must_say_a_phrase_more_often(uses: int, found: list[tuple[str, ...]]) -> None:
    book = " ".join(f"w{number}" for number in range(4 * SPARSE)) + ", blue kettle" * uses
    assert [phrase.stems for phrase in repeated(tokens_of(read(book, "text")), 3, 2)] == found


def test_a_korean_noun_is_one_word_whatever_particles_follow_it() -> None:
    page = """# 중고차대출 추천

중고차대출은 가입만 하면 쉽습니다. 중고차대출을 비교하는 사이트를 추천합니다. 중고차대출이 처음이라면 상담을 신청하세요.

## 중고차대출 가격

중고차대출의 장점은 낮은 비용입니다. 중고차대출로 시작하세요. 중고차대출과 신용대출을 함께 받으세요.

## 중고차대출 후기

중고차대출에 만족한 고객이 많습니다. 중고차대출도 조건을 확인하세요. 중고차대출만 찾는 회원도 환영합니다.
"""
    (problem,) = keywords(page, "md")
    assert problem.facts["phrase"] == "중고차대출"
    assert problem.facts["count"] == page.count("중고차대출")


def test_the_subject_of_an_honest_korean_page_is_quiet() -> None:
    page = """# 도서관 이용 안내

도서관은 누구나 들어갈 수 있습니다. 책을 빌리려면 도서관에서 카드를 만드세요. 카드는 창구에서 바로 나옵니다.

## 도서관이 여는 시간

도서관이 쉬는 날은 월요일입니다. 여름에는 저녁 여덟 시까지 읽을 수 있습니다.

## 책을 돌려줄 때

도서관의 문 옆에 상자가 있습니다. 밤에도 도서관으로 와서 넣으면 됩니다. 늦으면 도서관을 며칠 동안 쓸 수 없습니다.
"""
    assert keywords(page, "md") == []


ISSUES = (
    "The spring issue looks at harbours, and at what grows on their walls.",
    "Summer is about rivers that run dry in July and come back in a night.",
    "In autumn we asked farmers what they would plant if nobody paid them.",
    "The winter issue is short, since most of us had the flu in November.",
    "A year later harbours came back, this time those without any water.",
    "Then came the bees, whom everybody loves and hardly anyone counts.",
    "The last one tells how a town of nine hundred built its own bakery.",
)


@pytest.mark.parametrize(("button", "count"), [("[Download PDF](/issue.pdf)", 0), ("Cheap harbour tours online.", 1)])
def test_the_text_of_a_button_at_the_ends_of_paragraphs_is_quiet(button: str, count: int) -> None:
    text = "# All issues\n\n" + "\n\n".join(f"{issue} {button}" for issue in ISSUES)
    assert len(keywords(text, "markdown")) == count


HELP = """# Gambling addiction: get help

Gambling addiction can happen to anybody. Talk to somebody you trust before you borrow money again.

## Signs of gambling addiction

People with gambling addiction hide it from those they live with, and think of it when they work.

## Living with gambling addiction

Groups meet in most towns. Nobody there will ask for your name, and gambling addiction is what all of them know.
"""


def test_a_page_that_warns_of_a_subject_common_in_spam_is_quiet() -> None:
    assert keywords(HELP, "markdown") == []
