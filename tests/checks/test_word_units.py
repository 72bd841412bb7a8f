"""Languages that write no spaces between words are counted by characters, and every message says so."""

from __future__ import annotations

import pytest

from seolint import config
from seolint.analysis.measures import word_amount
from seolint.analysis.prose import prose
from seolint.linter import examine
from seolint.readers import Settings, read

SENTENCES = {
    "zh": "雨季之前我们把屋顶上的瓦片一块一块翻过来检查，看看有没有裂缝。",
    "ja": "梅雨になる前に、屋根の瓦を一枚ずつめくって、ひびが入っていないか調べます。",
    "th": "ก่อนฤดูฝนเราพลิกกระเบื้องบนหลังคาทีละแผ่นเพื่อดูรอยแตก ",
    "lo": "ກ່ອນລະດູຝົນພວກເຮົາກວດກະເບື້ອງເທິງຫຼັງຄາ ",
    "km": "មុនរដូវវស្សាយើងពិនិត្យក្បឿងលើដំបូលមួយម្តងមួយ ",
    "my": "မိုးရာသီမတိုင်မီ ခေါင်မိုးပေါ်ရှိ အုတ်ကြွပ်များကို စစ်ဆေးသည် ",
}


def messages(code: str, text: str, *rules: str) -> list[str]:
    settings = config.load(overrides=config.Overrides(select=list(rules), language=code))
    return [problem.message for problem in examine(text, "a.md", settings).problems]


@pytest.mark.parametrize("code", SENTENCES)
def test_messages_say_characters(code: str) -> None:
    rules = ("thin-page", "long-paragraph", "missing-subheading", "duplicate-paragraph", "wall-of-text")
    sentence = SENTENCES[code]
    found = messages(code, f"# {sentence}\n\n{sentence}", *rules)
    found += messages(code, f"# {sentence}\n\n{sentence * 80}\n\n{sentence * 80}", *rules, "many-long-sentences")
    assert found
    assert all("character" in message and "word" not in message for message in found)


@pytest.mark.parametrize("code", SENTENCES)
def test_a_page_of_many_characters_is_not_thin(code: str) -> None:
    assert not messages(code, SENTENCES[code] * 50, "thin-page")
    assert messages(code, SENTENCES[code] * 3, "thin-page")


def test_singular_and_plural() -> None:
    document = read("x", "text", Settings(language="th"))
    assert [word_amount(document, count) for count in (1, 2)] == ["1 character", "2 characters"]
    assert word_amount(read("x", "text", Settings(language="ko")), 1) == "1 word"


def test_where_sentences_have_no_stop_there_is_none_too_long() -> None:
    thai = SENTENCES["th"] * 25 + "? " + SENTENCES["th"] * 25 + "."
    assert not messages("th", thai, "long-sentence", "many-long-sentences")
    assert not prose(read(thai, "text", Settings(language="th"))).sentences
