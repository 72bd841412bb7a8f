"""Languages whose length is counted in characters, since there are no spaces between their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from seolint.lazy_regex import expression

CHARACTERS_FOR_A_WORD: Mapping[str, float] = {"zh": 1.7, "ja": 2, "th": 3, "lo": 3, "km": 2.5, "my": 2.5}
"""How many characters of these languages equal one English word: without spaces between words, characters are counted.

Translators count 1,000 Chinese characters as about 600 English words. Yoast's limits for Japanese are twice those in
words: `languages/ja/config` in
https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo/src/languageProcessing. In the Universal Declaration
of Human Rights, whose English words are long, an English word takes 4.1 letters in Thai, 4.3 in Lao, 3.5 in Khmer and
Burmese; about three quarters of that is used here.
"""

_HIRAGANA_OR_KATAKANA = expression("[\u3041-\u30ff]")
_WITHOUT_STOPS = expression("[\u0e01-\u0fff]")
_HAN_OR_KANA = expression("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


def characters_for_a_word(words: Sequence[str]) -> float:
    """How many Chinese or Japanese characters equal one English word, if most of these words are such; else 0."""
    own = [word for word in words if _HAN_OR_KANA.match(word)]
    if 2 * len(own) <= len(words):
        return 0
    return CHARACTERS_FOR_A_WORD["ja" if any(map(_HIRAGANA_OR_KATAKANA.match, own)) else "zh"]


def has_no_stops(words: Sequence[str]) -> bool:
    """Whether some of these words are Thai, Lao or Tibetan, whose sentences end without a mark."""
    return any(map(_WITHOUT_STOPS.match, words))
