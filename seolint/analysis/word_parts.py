"""Words as they are compared with those of a keyphrase: how a text is read depends on the phrases looked for in it.

People type one word in many ways: "e-mail" and "email", "Node.js" and "NodeJS", French capitals without accents, a
Korean noun with its particles. A word alone doesn't show which of them are the same, so a word of the text counts as
one of a phrase where possible, and otherwise left as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from seolint.document import Words
from seolint.language import Language
from seolint.language.memo import Memo
from seolint.lazy_regex import expression

_ELIDED = 3
"""Letters after an apostrophe from which on the part before it is an article: l'eau, dell'arte, but they'll,
women's."""

_JOINERS = str.maketrans("", "", "-.'")
_JOINED = 3
"""Parts of a compound that may be written together: e-mail, end-to-end."""

_LONGEST_ENDING = 6
"""Syllables that particles add to a Korean word: 에서부터라도 is one of the longest."""

_SHORTEST_NOUN = 2
"""Syllables of the shortest noun that is looked for in other words: too many words begin with any one syllable."""

_SIGN = expression(r"\0{0,8}+(\+\+?|#)(?![^\W\d]|[+#])")
"""Signs after a letter that belong to a name: C++, C#, Disney+, not a+b."""

_POINT = expression(r"(?:^|[\s(\[\"'“‘«\0])(?<!\w\0)(\.)\0{0,8}+\Z")
_BEFORE = 8
"""How many characters before a word are searched for the full stop of .NET and the gap before it."""


class Token(NamedTuple):
    """A word or a part of one: normalised, in one spelling; and its stem."""

    normalized: str
    stem: str


class WordParts(NamedTuple):
    """Words as they are compared: the tokens' texts and stems, and for each the number of its word."""

    normalized: Sequence[str]
    stems: Sequence[str]
    words: Sequence[int]


class Sought(NamedTuple):
    """What a text is read for: the tokens of all phrases, by stem and without marks, and the parts of compounds.

    `signed` are the words that a sign may turn into another word: C, C++.
    """

    tokens: Mapping[str, Token]
    plain: Mapping[str, Token]
    compounds: Mapping[str, Sequence[Token]]
    signed: frozenset[str]


def phrase_parts(language: Language, text: str) -> tuple[Sequence[Token], Sequence[int]]:
    """The tokens of a phrase, and for each the number of its word."""
    starts, ends, normalized, _ = language.words(text)
    found, words = [], []
    for at, (start, end, word) in enumerate(zip(starts, ends, normalized, strict=True)):
        signed = _signed(text, start, end, word)
        tokens = [Token(signed, signed)] if signed != word else _tokens(language, pieces(language, word))
        found += tokens
        words += [at] * len(tokens)
    return found, words


def sought(language: Language, phrases: Iterable[tuple[str, Sequence[Token]]]) -> Sought:
    """What a text is read for that may contain these phrases, each a text and its tokens."""
    tokens: dict[str, Token] = {}
    compounds: dict[str, Sequence[Token]] = {}
    for text, parts in phrases:
        tokens |= {token.stem: token for token in parts}
        for word in language.words(text).normalized:
            joined = word.translate(_JOINERS)
            if joined != word:
                compounds.setdefault(language.stems([joined])[0], _tokens(language, pieces(language, word)))
    plain = {language.plain(token.normalized): token for token in tokens.values()}
    bases = {token.normalized.strip(".+#") for token in tokens.values()}
    signed = {base for base in bases if len(base) == 1 or base not in {token.normalized for token in tokens.values()}}
    return Sought(tokens, plain, compounds, frozenset(signed))


class Reader:
    """Reads words of one language with the sought phrases in mind."""

    def __init__(self, language: Language, wanted: Sought) -> None:
        self._language, self._sought = language, wanted
        self._known = Memo(self._read)
        self._particles = language.lists.get("particles", frozenset())

    def parts(self, text: str, words: Words, indexes: range) -> WordParts:
        """The tokens of some of the words of `text`."""
        normalized, stems, numbers = [], [], []
        for at in indexes:
            word = words.normalized[at]
            tokens = self._known[word]
            if word in self._sought.signed:
                signed = _signed(text, words.starts[at], words.ends[at], word)
                tokens = [self._sought.tokens.get(signed, Token(signed, signed))] if signed != word else tokens
            for token in tokens:
                normalized.append(token.normalized)
                stems.append(token.stem)
                numbers.append(at)
        return WordParts(normalized, stems, numbers)

    def _read(self, word: str) -> Sequence[Token]:
        """The tokens of a word."""
        whole = None if word.isalnum() else self._joined([word.translate(_JOINERS)])
        if whole:
            return [whole]
        found: list[Token] = []
        parts, at = pieces(self._language, word), 0
        while at < len(parts):
            for size in range(min(_JOINED, len(parts) - at), 0, -1):
                joined = self._joined(parts[at : at + size]) if size > 1 else None
                if joined or size == 1:
                    found += [joined] if joined else self._recognized(parts[at])
                    at += size
                    break
        return found

    def _joined(self, pieces: Sequence[str]) -> Token | None:
        """The sought token that these form when written together."""
        return self._sought.tokens.get(*self._language.stems(["".join(pieces)]))

    def _recognized(self, piece: str) -> Sequence[Token]:
        """The sought token that a part of a word matches, else the part itself."""
        wanted, (token,) = self._sought, _tokens(self._language, [piece])
        if token.stem in wanted.tokens:
            return [token]
        if token.stem in wanted.compounds:
            return wanted.compounds[token.stem]
        plain = self._language.plain(token.normalized)
        other = wanted.plain.get(plain)
        if other and plain in (token.normalized, other.normalized):
            return [other]
        return [self._without_ending(piece) or token]

    def _without_ending(self, piece: str) -> Token | None:
        """The sought word that this is with particles after it."""
        if not self._particles:
            return None
        for size in range(len(piece) - 1, max(0, len(piece) - _LONGEST_ENDING) - 1, -1):
            token = self._sought.tokens.get(piece[:size])
            if token and _is_ending(piece[size:], self._particles):
                return token
        return None


def without_particles(stems: Sequence[str], particles: Collection[str]) -> list[str]:
    """Stems in which a noun with particles after it is the noun, where the text also has that by itself."""
    nouns = {stem: stem for stem in stems}
    for stem in nouns:
        for size in range(len(stem) - 1, max(_SHORTEST_NOUN, len(stem) - _LONGEST_ENDING) - 1, -1):
            if stem[:size] in nouns and _is_ending(stem[size:], particles):
                nouns[stem] = stem[:size]
    return [nouns[stem] for stem in stems]


def _is_ending(text: str, particles: Collection[str]) -> bool:
    """Whether a text of a few syllables is one particle or several."""
    heads = (text[:size] for size in range(1, len(text) + 1))
    return not text or any(head in particles and _is_ending(text[len(head) :], particles) for head in heads)


def pieces(language: Language, word: str) -> list[str]:
    """The parts of a compound, without elided articles: l'eau, but in İstanbul'da what precedes the apostrophe."""
    if "-" not in word and "'" not in word:
        return [word]
    parts = [part for part in word.split("-") if part]
    if language.suffixes_follow_apostrophe:
        return [part.partition("'")[0] for part in parts]
    tails = [part.rpartition("'")[2] for part in parts]
    return [tail if len(tail) >= _ELIDED else part for part, tail in zip(parts, tails, strict=True)]


def with_signs(text: str, start: int, end: int) -> tuple[int, int]:
    """The extent of a word of `text` with the signs that belong to it: C++, C#, .NET."""
    behind = _SIGN.match(text, end) if text[end - 1].isalpha() else None
    gap = text[max(0, start - _BEFORE) : start]
    before = _POINT.search(gap) if gap[-1:] in (".", "\0") and text[start].isalpha() else None
    return start - len(gap) + before.start(1) if before else start, behind.end() if behind else end


def _tokens(language: Language, parts: Sequence[str]) -> list[Token]:
    return list(map(Token, language.folded(parts), language.stems(parts)))


def _signed(text: str, start: int, end: int, word: str) -> str:
    """A word with its signs, normalised."""
    first, last = with_signs(text, start, end)
    return f"{text[first:start]}{word}{text[end:last]}".replace("\0", "")
