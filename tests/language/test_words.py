"""Words: what is one, where it stands, and how it is written in its normalised form."""

from __future__ import annotations

import pytest

from seolint.language import get
from seolint.language._forms import composed

CASES = [
    # English: apostrophes, hyphens, full stops and numbers join where no space follows.
    ("Don't stop.", "don't stop"),
    ("Don’t stop", "don't stop"),
    ("'quoted' words", "quoted words"),
    ("the dogs' bowls", "the dogs bowls"),
    ("AI-driven, state-of-the-art", "ai-driven state-of-the-art"),
    ("AI‐driven non‑breaking", "ai-driven non-breaking"),
    ("wait - what – now—then", "wait what now then"),
    ("e.g. version 3.5.1, i.e. v2.", "e.g version 3.5.1 i.e v2"),
    ("1,000,000 at 10:30, 4,5", "1,000,000 at 10:30 4,5"),
    ("a,b c:d 1,b", "a b c d 1 b"),
    ("open 24/7", "open 24 7"),
    ("snake_case and C++", "snake_case and c"),
    ("rock 'n' roll", "rock n roll"),
    ("…and… so", "and so"),
    ("", ""),
    ("!?", ""),
    # Addresses.
    ("see https://example.com/a?b=c.", "see https://example.com/a?b=c"),
    ("(www.example.com) now", "www.example.com now"),
    ("see 'https://example.com/it’s'", "see https://example.com/it's"),
    ("mail me@example.com", "mail me example.com"),
    # French and Italian apostrophes.
    ("L’été, c'est aujourd’hui", "l'été c'est aujourd'hui"),
    ("dell'acqua d’oro", "dell'acqua d'oro"),
    # Combining marks belong to their letter.
    ("cafe\u0301 noir", "café noir"),
    ("Vie\u0323\u0302t a\u030a E\u0301TE\u0301", "việt å été"),
    ("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"),
    ("か\u3099き カ\u3099スト", "が き ガスト"),
    ("1\ufe0f\u20e3 葛\U000e0100飾", "1 葛 飾"),
    ("हिन्दी में लिखें", "हिन्दी में लिखें"),
    ("العَرَبِيَّة لغة", "العَرَبِيَّة لغة"),
    ("שָׁלוֹם עולם", "שָׁלוֹם עולם"),
    ("Straße GROẞ", "straße groß"),
    ("МОСКВА и Ёж", "москва и ёж"),
    ("da\u00adta ba\u200bse\u200b \u2060wo\u2060\u00adrd\ufeff", "data base word"),
    ("میخواهم می\u200cخواهم", "میخواهم میخواهم"),
    # Widths and ligatures of old character sets; a square is no digit.
    ("ＳＥＯ対策 ﬁne ﾃﾞｰﾀ ３．５ x²", "seo 対 策 fine データ 3 5 x²"),
    ("\ufefb\ufe8e", "لاا"),
    # Scripts without spaces.
    ("我们去", "我 们 去"),
    ("東京タワーへ行く", "東 京 タワー へ 行 く"),
    ("用AI-driven写3.5版", "用 ai-driven 写 3.5 版"),
    ("中文，https://example.com/中", "中 文 https://example.com/中"),
    ("한국어 문장", "한국어 문장"),
    ("ภาษาไทย ลาว", "ภ า ษ า ไ ท ย ล า ว"),
    ("น้ำที่นี่ ພາ\u0eaaາ", "น้ ำ ที่ นี่ ພ າ ສ າ"),
    ("ភាសា\u200bខ្មែរ မြန်မာ", "ភា សា ខ្ មែ រ မြ န် မာ"),
    # Filler, which stands where markup joins.
    ("\0\0Bold\0\0 next", "bold next"),
    ("un\0\0believ\0\0able", "unbelievable"),
    ("don\0\0’t", "don't"),
    ("AI\0\0-\0\0driven", "ai-driven"),
    ("3\0.\x005", "3.5"),
    ("e\0\u0301a", "éa"),
    ("\0\0 \0", ""),
    ("我\0\0们", "我 们"),
    ("น\0\0้\0ำ", "น้ ำ"),
    ("ba\0\u00ad\0se", "base"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_and_their_places(text: str, expected: str) -> None:
    starts, ends, normalized, gaps = get("en").words(text)
    assert normalized == expected.split()
    assert [_plain(text[start:end]) for start, end in zip(starts, ends, strict=True)] == normalized
    assert all(text[start] != "\0" != text[end - 1] for start, end in zip(starts, ends, strict=True))
    assert list(zip(starts, ends, strict=True)) == sorted(zip(starts, ends, strict=True))
    assert [_typed(gap) for gap in gaps] == [_typed(text[a:b]) for a, b in zip([0, *ends], starts, strict=False)]


@pytest.mark.parametrize("rare", ["\u0301", "\0", "\u00ad", "é", "’", "中"])
def test_what_else_a_text_holds_changes_no_word(rare: str) -> None:
    """Texts with rare characters take another path: it must find the same."""
    text = " ".join(case for case, _ in CASES if case.isascii() and "\0" not in case)
    found = get("en").words(text)
    other = get("en").words(f"{text} {rare}")
    assert tuple(part[: len(found.normalized)] for part in other) == found


def test_offsets_are_where_the_author_typed() -> None:
    found = get("en").words("A\0\0 “cheap\0\0” shoe’s")
    assert (list(found.starts), list(found.ends)) == ([0, 5, 14], [1, 10, 20])
    assert (found.normalized, found.gaps) == (["a", "cheap", "shoe's"], ["", "\0\0 “", "\0\0” "])


def test_small_letters_keep_their_places() -> None:
    """Some have other lengths, or depend on their neighbours, when a whole text is written small."""
    found = get("en").words("ΐ̈ İKİ ΟΔΟΣ.ΑΒ ΟΔΟΣ")
    assert (list(found.starts), found.normalized) == ([0, 3, 7, 15], ["ΐ̈", "iki", "οδοσ.αβ", "οδος"])


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("tr", "İSTANBUL IŞIĞI I\u0307ki iki", "istanbul ışığı iki iki"),
        ("az", "İSTANBUL IŞIĞI", "istanbul ışığı"),
        ("en", "İSTANBUL IŞIĞI I\u0307ki", "istanbul işiği iki"),
    ],
)
def test_small_letters_are_those_of_the_language(code: str, text: str, expected: str) -> None:
    assert list(get(code).words(text).normalized) == expected.split()


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "GROẞE STRASSE", "große straße"),
        ("el", "ΒΡΕΓΜΕΝΟΣ ΔΡΟΜΟΣ", "βρεγμένος δρόμος"),
        ("ar", "العَرَبِيَّة إلى مـــرة", "العربية الى مرة"),
        ("fa", "كتاب‌هاي", "کتابهای"),
        ("he", "שָׁלוֹם", "שלום"),
        ("ru", "Ещё за\u0301мок", "еще замок"),
        ("uk", "за\u0301мок", "замок"),
    ],
)
def test_what_a_language_writes_in_several_ways_has_one_stem(code: str, one: str, other: str) -> None:
    language = get(code)
    assert language.stems(language.words(one).normalized) == language.stems(language.words(other).normalized)


def test_marks_that_tell_words_apart_stay() -> None:
    for code, text in (("es", "año ano"), ("vi", "má ma"), ("fr", "pêche péché"), ("uk", "ї і")):
        one, other = get(code).stems(get(code).words(text).normalized)
        assert one != other


def test_a_long_run_of_filler_costs_linear_time() -> None:
    text = ("a" + "\0" * 20_000) * 3
    assert get("en").words(text).normalized == ["aaa"]


def _typed(gap: str) -> str:
    """A gap with its apostrophes and hyphens in one spelling."""
    return gap.replace("’", "'").replace("‐", "-").replace("‑", "-")


def _plain(text: str) -> str:
    plain = text.replace("’", "'").replace("‐", "-").replace("‑", "-").replace("\0", "").lower()
    return composed(plain)
