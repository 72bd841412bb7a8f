"""What of Yoast's assessments asks the same as a rule, and why the answers differ: told from what each tool measured.

Compared are bullets that are not green with problems reported; of some bullets only what the rule asks, too:
- title width: over 600 pixels. Yoast's browser measures; here both get the width that seolint has in its table.
- description length: none, or not 121 to 156 characters.
- text length: fewer than 300 words. Yoast leaves out code and quotations and splits at white space.
- subheading distribution: over 300 words from one heading to the next. Yoast counts all text but code and quotations,
  seolint running text without tables and lists of names.
- paragraph length: a `<p>` of over 150 words.
- sentence length: a quarter of the sentences have over 20 words. To Yoast each heading, cell and item is a sentence.
- single h1: two or more in the text. With a title in front matter seolint takes one in the text for a second.
- density upper bound: over 3 uses in 100 words, weighed by the length of the phrase; Yoast's lower bound is left out.
- keyphrase in title: all content words. That Yoast wants it as written and first is left out.
- keyphrase in description: all content words in one sentence. Yoast also minds more than two uses.
- keyphrase in introduction: in one sentence of the first paragraph.
- keyphrase in slug: all content words, or of three and more over half.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from seolint.analysis.prose import prose
from seolint.linter import Report
from seolint.rules.rule import Problem
from tests.benchmarks.yoast_papers import Paper

GREEN = 7
"""The least score of a green bullet."""

OKAY = 6
"""The score of an orange one."""

WRONG = "Yoast wrong: "
FORMS = WRONG + "the package knows no word forms (Premium does)"
CODE = WRONG + "it passes over words in code within sentences"
LABEL = WRONG + "it takes a byline, a label or an item for the introduction, or passes over words in code"
OTHERWISE = "words split otherwise"

_WRAPPED = re.compile(r"<h([1-6])\b[^<>]*>[^\n<]*\n")
_WORD = re.compile(r"[\w'’]+")


class Judged(NamedTuple):
    """A paper, what seolint says of it, and what yoastseo does: scores by assessment, and what it measured."""

    paper: Paper
    report: Report
    scores: Mapping[str, int]
    theirs: Mapping[str, Any]

    def problems(self, rules: Sequence[str]) -> Sequence[Problem]:
        """What these rules report."""
        return [problem for problem in self.report.problems if problem.rule in rules]


class Assessment(NamedTuple):
    """An assessment of yoastseo and the rules that ask the same; `least` is its lowest score that counts as fine."""

    identifier: str
    rules: tuple[str, ...]
    why: Callable[[Judged, bool], str]
    field: str = ""
    least: int = GREEN

    def applies(self, one: Judged) -> bool:
        """Whether the paper has what this is about."""
        return not self.field or bool(getattr(one.paper, self.field))

    def own(self, one: Judged) -> bool:
        """Whether seolint reports it."""
        return bool(one.problems(self.rules))

    def peer(self, one: Judged) -> bool:
        """Whether yoastseo does."""
        return one.scores.get(self.identifier, GREEN) < self.least

    def kind(self, one: Judged, own: bool) -> str:
        """Why only one of them reports a paper: seolint, when `own`."""
        return f"only {'seolint' if own else 'yoastseo'}: {self.why(one, own)}"


def _length(one: Judged, own: bool) -> str:
    return "words in code and quotations, which Yoast passes over" if one.report.words >= 300 else OTHERWISE


def _subheadings(one: Judged, own: bool) -> str:
    if own:
        return CODE
    if _WRAPPED.search(one.paper.html):
        return WRONG + "it doesn't see a heading that is written over several lines"
    words = one.paper.document.words
    longest = max((len(words.within(section.body)) for section in one.paper.document.sections), default=0)
    return "lists, tables and labels, no running text" if longest > 300 else OTHERWISE


def _paragraph(one: Judged, own: bool) -> str:
    return CODE if own else "a list of lines, no running text"


def _sentences(one: Judged, own: bool) -> str:
    if own:
        return WRONG + "it takes headings, labels and cells for sentences, and so finds few of them long"
    short = one.theirs["countSentencesFromText"][1] < 15
    return "seolint waits for ten sentences" if short else "seolint takes no headings and items for sentences"


def _h1(one: Judged, own: bool) -> str:
    crashed = "Error" in str(one.theirs["h1s"])
    return "a tag in code, which both misread; yoastseo fails" if crashed else "the title in the front matter counts"


def _density(one: Judged, own: bool) -> str:
    told = one.problems(("keyphrase-too-dense",))
    count = told[0].facts["count"] if told else 0
    if own and count > one.theirs["getKeyphraseCount"]:
        return WRONG + "the package knows no word forms, and passes over words in code"
    return WRONG + "it counts words that are scattered in a sentence more than once" if not own else OTHERWISE


def _title(one: Judged, own: bool) -> str:
    return _said(one, own, one.paper.title)


def _description(one: Judged, own: bool) -> str:
    kind = _said(one, own, one.paper.description)
    return "over two uses, which the rule doesn't mind" if kind == OTHERWISE else kind


def _slug(one: Judged, own: bool) -> str:
    return _said(one, own, one.paper.slug)


def _introduction(one: Judged, own: bool) -> str:
    theirs = one.theirs["findKeywordInFirstParagraph"]
    document, blocks = one.paper.document, prose(one.paper.document).blocks
    ours = document.text(blocks[0].span) if blocks else ""
    if _plain(ours)[:1] == _plain(theirs)[:1]:
        kind = _said(one, own, ours)
        return CODE if kind == OTHERWISE and _said(one, own, theirs) == FORMS else kind
    if own:
        return "seolint takes a paragraph without a full stop for a label"
    return LABEL


def _said(one: Judged, own: bool, text: str) -> str:
    """Why a phrase is found in a text by one tool only."""
    verbatim = set(_plain(one.paper.keyword)) <= set(_plain(text))
    if own:
        return "two sentences to seolint" if verbatim else "a word of the phrase is a function word to Yoast only"
    return OTHERWISE if verbatim else FORMS


def _plain(text: str) -> Sequence[str]:
    return [word.lower() for word in _WORD.findall(text)]


_DESCRIPTION = ("missing-description", "description-too-long", "description-too-short")

ASSESSMENTS: Mapping[str, Assessment] = {
    "title width": Assessment("titleWidth", ("title-too-wide",), _length),
    "description length": Assessment("metaDescriptionLength", _DESCRIPTION, _length),
    "text length": Assessment("textLength", ("thin-page",), _length),
    "subheading distribution": Assessment("subheadingsTooLong", ("missing-subheading",), _subheadings),
    "paragraph length": Assessment("textParagraphTooLong", ("long-paragraph", "wall-of-text"), _paragraph),
    "sentence length": Assessment("textSentenceLength", ("many-long-sentences",), _sentences),
    "single h1": Assessment("singleH1", ("multiple-h1",), _h1),
    "density upper bound": Assessment("keyphraseDensity", ("keyphrase-too-dense",), _density, least=0),
    "keyphrase in title": Assessment("keyphraseInSEOTitle", ("keyphrase-not-in-title",), _title, "title", OKAY),
    "… in description": Assessment(
        "metaDescriptionKeyword", ("keyphrase-not-in-description",), _description, "description"
    ),
    "… in introduction": Assessment("introductionKeyword", ("keyphrase-not-in-introduction",), _introduction),
    "… in slug": Assessment("slugKeyword", ("keyphrase-not-in-slug",), _slug, "slug"),
}
"""By the name under which the table has them."""
