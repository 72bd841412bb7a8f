"""A directive never adds a problem, moves one or changes its fingerprint, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from seolint import config, lint

OWN = ("unknown-suppression", "unused-suppression", "unexplained-suppression")
SHIPPED = config.load(overrides=config.Overrides(set_options=["thin-page.min=1"]))
EVERYTHING = SHIPPED._replace(
    rules=tuple(active._replace(rule=active.rule._replace(habit=None)) for active in SHIPPED.rules)
)
"""Each problem at its own place: a habit joins those that no directive suppresses, and so says another number."""


class BareProblem(NamedTuple):
    """A problem without its excerpt, in which a comment may show; `start` and `end` count without what was put in."""

    rule: str
    message: str
    fingerprint: str
    start: int
    end: int


def problems_of(source: str, path: str, place: int = 0, length: int = 0) -> Iterator[BareProblem]:
    for problem in lint(source, path, config=EVERYTHING).problems:
        if problem.rule not in OWN:
            start, end = (x - length if x > place else x for x in (problem.place.start, problem.place.end))
            yield BareProblem(problem.rule, problem.message, problem.fingerprint, start, end)


LONG = "This sentence goes on and on, " * 9 + "and then it ends.\n"
BLOCKS = {
    "a.md": (
        "# One\n",
        "### Three\n",
        "## Two:\n",
        "Some **bold** text.\n",
        LONG,
        "lorem ipsum dolor sit amet\n",
        "> Said.\n",
    ),
    "a.html": (
        "<h1>One</h1>\n",
        "<h3>Three</h3>\n",
        "<h2>Two:</h2>\n",
        "<p>Some <b>bold</b> text.</p>\n",
        f"<p>{LONG}</p>\n",
    ),
}
WORDS = st.sampled_from(
    ("", "headings", "readability", "content", "long-sentence", "skipped-heading-level", "all", "headngs", "-- why")
)
VERBS = st.sampled_from(("disable", "enable", "disable-next-line", "disable-section", "disable-file", "disabled", ""))
COMMENTS = st.builds("<!-- seolint-{} {} {} -->".format, VERBS, WORDS, WORDS)
PATHS = st.sampled_from(sorted(BLOCKS))


@settings(max_examples=60)
@given(st.data(), PATHS, st.lists(COMMENTS, min_size=1, max_size=4))
def test_comments_anywhere_do_no_more_than_other_comments_but_silence(
    data: st.DataObject, path: str, comments: list[str]
) -> None:
    source = "\n".join(data.draw(st.lists(st.sampled_from(BLOCKS[path]), min_size=1, max_size=7)))
    places = data.draw(st.lists(st.integers(0, len(source)), min_size=len(comments), max_size=len(comments)))
    for place, comment in zip(sorted(places, reverse=True), comments, strict=True):
        source = source[:place] + comment + source[place:]
    assert set(problems_of(source, path)) <= set(problems_of(source.replace("seolint", "sealant"), path))


@settings(max_examples=60)
@given(st.data(), PATHS, COMMENTS)
def test_a_comment_between_blocks_adds_and_moves_nothing(data: st.DataObject, path: str, comment: str) -> None:
    blocks = data.draw(st.lists(st.sampled_from(BLOCKS[path]), min_size=1, max_size=7))
    cut = data.draw(st.integers(0, len(blocks)))
    before, after = ("".join(f"{block}\n" for block in part) for part in (blocks[:cut], blocks[cut:]))
    added = f"{comment}\n\n"
    assert set(problems_of(before + added + after, path, len(before), len(added))) <= set(
        problems_of(before + after, path)
    )
