"""What is reported of directives: unknown names, those that suppress nothing, and those without a reason."""

from __future__ import annotations

import pytest

from seolint import config, lint

OWN = ("unknown-suppression", "unused-suppression", "unexplained-suppression")
EVERYTHING = config.load(overrides=config.Overrides(set_options=["thin-page.min=1"]))
STRICT = config.load(overrides=config.Overrides(select=[*OWN, "skipped-heading-level"]))

ARTICLE = "# One\n\n{}\n\n### Three\n\n## Two\n\n#### Four\n"


def remarks(source: str, path: str = "a.md", run: config.Config = EVERYTHING) -> list[tuple[str, str, str]]:
    """What is reported of directives: rule, the text it points at, and the name that the message begins with."""
    return [
        (problem.rule.split("-")[0], source[problem.place.start : problem.place.end], problem.facts["name"])
        for problem in lint(source, path, config=run).problems
        if problem.rule in OWN
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<!-- seolint-disable headngs -->", [("seolint-disable headngs", "headngs", "Did you mean headings?")]),
        ("<!-- seolint-disable-line -->", [("seolint-disable-line", "seolint-disable-line", "Did you mean seolint-")]),
        ("<!-- seolint disable thin-page -->", [("seolint disable thin-page", "seolint disable", "seolint-disable?")]),
        ("{/* seolint-disable qqqq */}", [("seolint-disable qqqq", "qqqq", "directive qqqq.")]),
        ("<!-- seolint-enable xx, yy -->", [("seolint-enable xx, yy", name, name) for name in ("xx", "yy")]),
        ("---\nseolint: {disable: [thin-page, thin-pge]}\n---", [("thin-pge", "thin-pge", "mean thin-page?")]),
        ("---\nseolint: of\n---", [("of", "seolint: of", "Did you mean seolint: off?")]),
        ("---\nseolint: {disabel: [thin-page]}\n---", [("thin-page", "disabel", "Did you mean disable?")]),
        ("<!-- seolint-disable thin-page -- because of the list -->", []),
        ("<!-- seolint-disable thin-page — because of the list -->", []),
    ],
)
def test_unknown_names_are_reported_where_they_are(source: str, expected: list[tuple[str, str, str]]) -> None:
    article = f"{source}\n\n# One\n\nText.\n"
    problems = [
        problem
        for problem in lint(article, "a.mdx", config=EVERYTHING).problems
        if problem.rule == "unknown-suppression"
    ]
    assert [(article[p.place.start : p.place.end], p.facts["name"]) for p in problems] == [e[:2] for e in expected]
    for problem, (_, _, part) in zip(problems, expected, strict=True):
        assert part in problem.message


UNUSED = [
    ("disable headings", ["headings"]),
    ("disable headings, readability", ["headings", "readability"]),
    ("disable skipped-heading-level, long-sentence", ["skipped-heading-level", "long-sentence"]),
    ("disable-file", ["seolint-disable-file"]),
    ("disable-next-line long-sentence", ["long-sentence"]),
    ("disable-section", ["seolint-disable-section"]),
    ("enable headings", []),
    ("disable deep-heading", []),
    ("disable unused-suppression", []),
    ("disable headngs", []),
]
PLAIN = "# Shoes that fit well\n\n{}\n\nTake half a size more than you are used to.\n"


@pytest.mark.parametrize(("comment", "names"), UNUSED)
def test_a_directive_that_suppresses_nothing_is_reported(comment: str, names: list[str]) -> None:
    found = remarks(PLAIN.format(f"<!-- seolint-{comment} -->"))
    assert [(where, name) for rule, where, name in found if rule == "unused"] == [
        (f"seolint-{comment}", name) for name in names
    ]


@pytest.mark.parametrize(
    "comment", ["disable headings", "disable", "disable-next-line headings", "disable-section all"]
)
def test_a_directive_that_is_needed_is_not_reported(comment: str) -> None:
    source = f"# One\n\n<!-- seolint-{comment} -->\n\n### Three\n\nText.\n"
    assert remarks(source) == []


def test_of_two_blocks_the_one_that_suppresses_nothing_is_reported() -> None:
    again = "<!-- seolint-disable headings -->\n\n"
    assert len(remarks(f"# One\n\n{again}### Three\n\nText.\n\n{again}Text.\n")) == 1


@pytest.mark.parametrize(
    ("select", "name", "expected"),
    [
        ([], "headings", True),
        (["headings"], "headings", True),
        (["headings"], "readability", False),
        (["skipped-heading-level"], "headings", False),
        (["skipped-heading-level"], "skipped-heading-level", True),
        (["skipped-heading-level"], "", False),
        (["deep-heading"], "deep-heading", True),
    ],
)
def test_only_rules_that_ran_are_judged(select: list[str], name: str, expected: bool) -> None:
    run = config.load(overrides=config.Overrides(select=[*select, "unused-suppression"] if select else []))
    assert bool(remarks(PLAIN.format(f"<!-- seolint-disable {name} -->"), run=run)) == expected


def test_front_matter_is_judged_name_by_name() -> None:
    source = "---\nseolint:\n  disable: [headings, long-sentence]\n---\n\n# One\n\n### Three\n\nText.\n"
    assert remarks(source) == [("unused", "long-sentence", "long-sentence")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (ARTICLE.format("<!-- seolint-disable headings -->"), ["seolint-disable headings"]),
        (ARTICLE.format("<!-- seolint-disable headings -- ours -->"), []),
        (ARTICLE.format("<!-- seolint-disable headings -- -->"), ["seolint-disable headings"]),
        (ARTICLE.format("<!-- seolint-enable headings -->"), []),
        ("---\nseolint: off\n---\n", ["off"]),
        ("---\nseolint: off -- an old page\n---\n", []),
        ("---\nseolint: {disable: [headings, links], reason: ours}\n---\n\n" + ARTICLE, []),
        ("---\nseolint: {disable: [headings, links]}\n---\n\n" + ARTICLE, ["headings"]),
    ],
)
def test_a_reason_can_be_required(source: str, expected: list[str]) -> None:
    assert [where for rule, where, _ in remarks(source, run=STRICT) if rule == "unexplained"] == expected
    lax = config.load(
        overrides=config.Overrides(select=OWN, set_options=["unexplained-suppression.require_reason=false"])
    )
    assert [rule for rule, *_ in remarks(source, run=lax) if rule == "unexplained"] == []
    assert [rule for rule, *_ in remarks(source) if rule == "unexplained"] == []


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("seolint-disable-file", ["unknown"]),
        ("seolint-disable-file content", ["unknown"]),
        ("seolint-disable-file unknown-suppression", []),
        ("seolint-disable-next-line unknown-suppression", []),
    ],
)
def test_what_is_reported_of_directives_is_suppressed_by_its_name_only(comment: str, left: list[str]) -> None:
    source = f"# One\n\n<!-- {comment} -->\n<!-- seolint-disable-next-line headngs -->\n\n### Three\n"
    assert [rule for rule, *_ in remarks(source) if rule == "unknown"] == left


def test_off_leaves_nothing_to_report() -> None:
    article = "---\nseolint: off\n---\n\n<!-- seolint-disable headngs, links -->\n\n# One\n\n### T\n"
    assert not lint(article, "a.md", config=EVERYTHING).problems


def test_severity_and_off_are_the_users() -> None:
    source = PLAIN.format("<!-- seolint-disable headings -->")
    run = config.load(overrides=config.Overrides(ignore=["unused-suppression"]))
    assert (remarks(source, run=run), len(remarks(source))) == ([], 1)
