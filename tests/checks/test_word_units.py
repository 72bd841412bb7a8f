"""Languages that write no spaces between words are counted by characters, and every message says so."""

from __future__ import annotations

import pytest

from seolint import config
from seolint.analysis.measures import word_amount
from seolint.analysis.prose import prose
from seolint.language import get
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


@pytest.mark.parametrize(("code", "hundred"), [("zh", 170), ("ja", 200), ("th", 300), ("lo", 300), ("km", 250)])
def test_a_keyphrase_is_dense_in_so_many_characters_as_say_as_much_as_a_hundred_words(code: str, hundred: int) -> None:
    phrase = {"zh": "屋顶", "ja": "屋根", "th": "หลังคา", "lo": "ຫຼັງຄາ", "km": "ដំបូល"}[code]
    sentence = SENTENCES[code]
    repeated = f"---\nkeyphrase: {phrase}\n---\n{sentence * 30}"
    seldom = f"---\nkeyphrase: {phrase}\n---\n{(sentence.replace(phrase, '') * 9 + sentence) * 4}"
    (message,) = messages(code, repeated, "keyphrase-too-dense")
    assert f" per {hundred} characters (limit 3)" in message
    assert "word" not in message.partition(":")[0]
    assert not messages(code, seldom, "keyphrase-too-dense")
    assert not messages(code, f"---\nkeyphrase: {phrase}\n---\n{sentence * 2}", "keyphrase-too-dense")


def test_a_keyphrase_of_eight_words_has_sixteen_characters_in_japanese() -> None:
    fine, long = "梅雨前屋根瓦修理業者選方初", "梅雨前屋根瓦修理業者選方初心者向費用"
    assert not messages("ja", f"---\nkeyphrase: {fine}\n---\n屋根。", "unusable-keyphrase")
    (message,) = messages("ja", f"---\nkeyphrase: {long}\n---\n屋根。", "unusable-keyphrase")
    assert "18 characters (limit 16)" in message


def test_rules_wait_for_as_much_text_as_in_other_languages() -> None:
    long, short = SENTENCES["ja"] * 30, SENTENCES["ja"] * 10
    assert len(short) > 300
    for rule in ("missing-internal-link", "missing-introduction", "missing-external-link"):
        assert messages("ja", f"# {SENTENCES['ja']}\n\n## 屋根\n\n{long}", rule)
        assert not messages("ja", f"# {SENTENCES['ja']}\n\n## 屋根\n\n{short}", rule)


def test_bold_lines_and_repeated_sentences_are_measured_in_characters() -> None:
    heading, sentence = "梅雨になる前に屋根を調べる", SENTENCES["ja"]
    assert messages("ja", f"# 屋根\n\n**{heading}**\n\n{sentence}", "bold-as-heading")
    assert not messages("ja", f"# 屋根\n\n**{heading * 2}**\n\n{sentence}", "bold-as-heading")
    brief = "屋根を見ます。"
    assert not messages("zh", f"# 屋顶\n\n{brief * 20}", "repetitive-text")


@pytest.mark.parametrize(
    ("code", "sentence", "question", "text"),
    [
        ("hi", "घड़ा आँगन में है।", "घड़ा कहाँ है?", "वह भरा है। उसमें पानी है।"),
        ("ur", "گھڑا صحن میں ہے۔", "گھڑا کہاں ہے؟", "وہ بھرا ہوا ہے۔ اس میں پانی ہے۔"),
        ("am", "ማሰሮው በግቢው ውስጥ ነው።", "ማሰሮው የት ነው፧", "ሞልቷል። ውስጡ ውሃ አለ።"),
        ("el", "Η στάμνα είναι στην αυλή.", "Πού είναι η στάμνα;", "Είναι γεμάτη. Έχει νερό μέσα."),
        ("hy", "Կուժը բակում է։", "Որտե՞ղ է կուժը։", "Այն լի է։ Մեջը ջուր կա։"),
    ],
)
def test_a_bold_sentence_is_no_heading_and_a_question_may_be_one(
    code: str, sentence: str, question: str, text: str
) -> None:
    assert not messages(code, f"**{sentence}**\n\n{text}", "bold-as-heading")
    assert messages(code, f"**{question}**\n\n{text}\n\n" * 3, "bold-as-heading")
    assert not messages(code, f"{question} {sentence}\n\n{text} {sentence}", "orphan-fragment")


def test_sentences_begin_alike_with_a_word_not_with_a_character() -> None:
    alike = "我们检查瓦片。我们换掉坏的。我们清理水沟。"
    assert messages("zh", f"# 屋顶\n\n{alike}", "repeated-sentence-opening")
    assert not messages("zh", f"# 屋顶\n\n{alike.replace('我们', '我', 1)}", "repeated-sentence-opening")


def test_the_limits_of_yoast_in_japanese_are_those_that_it_publishes() -> None:
    """https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo/src/languageProcessing/languages/ja/config"""
    assert [get("ja").as_much_as(words) for words in (300, 150, 20, 100, 200)] == [600, 300, 40, 200, 400]


def test_singular_and_plural() -> None:
    document = read("x", "text", Settings(language="th"))
    assert [word_amount(document, count) for count in (1, 2)] == ["1 character", "2 characters"]
    assert word_amount(read("x", "text", Settings(language="ko")), 1) == "1 word"


def test_where_sentences_have_no_stop_there_is_none_too_long() -> None:
    thai = SENTENCES["th"] * 25 + "? " + SENTENCES["th"] * 25 + "."
    assert not messages("th", thai, "long-sentence", "many-long-sentences")
    assert not prose(read(thai, "text", Settings(language="th"))).sentences
