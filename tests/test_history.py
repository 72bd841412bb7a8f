"""The history of a site: fifty articles with problems, recorded; then what people do to articles, edit by edit."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from seolint.run.gate.baseline import NAME
from tests.repository import commit, git, needs_git, repository, seolint, write

pytestmark = needs_git

RULES = (
    *("--select", "placeholder-text,skipped-heading-level,thin-page,long-sentence,hard-to-read"),
    *("--set", "thin-page.min=100"),
)
SUBJECTS = ("Anchors", "Bells", "Cleats", "Decks", "Engines", "Flags", "Galleys", "Hulls", "Islands", "Jetties")
LOREM = "Lorem ipsum dolor sit amet."
LONG = (
    "The rope that we bought in spring and that has been lying on deck ever since, in the sun and in the rain, below"
    " nets, buckets, crates and whatever else nobody ever found a place for, is now so stiff that it holds no knot at"
    " all, however hard we try."
)
PLAIN = "We tie the boat to a ring on the quay, and then we look at the knot once more before we go home. " * 10
HARDER = (
    "Considerable deliberation concerning appropriate dimensional characteristics precedes their acquisition. " * 32
)

Found = tuple[str, str]
"""Path and rule."""


def article(number: int) -> str:
    """An article with a subject of its own: a heading skipped, a placeholder, a long sentence; each fifth is thin."""
    subject = f"{SUBJECTS[number % 10]} of kind {number}"
    body = "" if number % 5 == 0 else f"{PLAIN}\n\n"
    return f"# {subject}\n\n{body}### About {subject.lower()}\n\n{LONG}\n\n{LOREM}\n"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with its baseline, committed."""
    site = tmp_path_factory.mktemp("history") / "site"
    repository(site, {f"posts/{number:02}.md": article(number) for number in range(50)})
    told = seolint(site, "baseline", *RULES)
    assert told.out == f"160 problems in 50 files recorded in {NAME}\n"
    commit(site)
    return site


@pytest.fixture
def site(recorded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(recorded, tmp_path / "site", symlinks=True))


def edit(site: Path, number: int, change: Callable[[str], str]) -> None:
    path = site / f"posts/{number:02}.md"
    write(site, {str(path.relative_to(site)): change(path.read_bytes().decode())})


def nothing(site: Path) -> None:
    """Nobody does anything."""


def elsewhere(site: Path) -> None:
    edit(site, 1, lambda text: text.replace("# Bells", "# All bells").replace("home. ", "home.\n", 3))


def move(site: Path) -> None:
    def swapped(text: str) -> str:
        head, rest = text.split(f"{LONG}\n\n")
        return f"{head}{rest}\n{LONG}\n"

    edit(site, 1, swapped)


def rename(site: Path) -> None:
    git(site, "mv", "posts/05.md", "posts/anchors, all.md")
    edit(site, 6, lambda text: text)


def fix(site: Path) -> None:
    edit(site, 1, lambda text: text.replace(LOREM, "That is all."))


def worsen(site: Path) -> None:
    edit(site, 1, lambda text: text.replace("### About", f"{HARDER}\n\n### About"))


def copy(site: Path) -> None:
    shutil.copy(site / "posts/01.md", site / "posts/copy.md")


def line_ends(site: Path) -> None:
    edit(site, 5, lambda text: text.replace("\n", "\r\n"))


def merge(site: Path) -> None:
    """Two branches fix and add, each with a baseline of its own; git joins the two without being asked."""
    git(site, "switch", "--quiet", "--create", "other")
    edit(site, 40, lambda text: text.replace(LOREM, "TODO: write more about this."))
    seolint(site, "baseline", *RULES)
    commit(site)
    git(site, "switch", "--quiet", "main")
    edit(site, 2, lambda text: text.replace(LOREM, "That is all."))
    seolint(site, "baseline", *RULES, "--prune")
    commit(site)
    git(site, "merge", "--quiet", "--no-edit", "other")


def merge_the_same_place(site: Path) -> None:
    """Two branches add to one article, and so neighbouring lines to the baseline; git is told to keep those of both."""
    write(site, {".gitattributes": f"{NAME} merge=union\n"})
    commit(site)
    git(site, "switch", "--quiet", "--create", "other")
    edit(site, 41, lambda text: text.replace("\n\n", "\n\nTODO: write a teaser.\n\n", 1))
    seolint(site, "baseline", *RULES)
    commit(site)
    git(site, "switch", "--quiet", "main")
    edit(site, 41, lambda text: f"{text}\nTBD: say where to buy one.\n")
    seolint(site, "baseline", *RULES)
    commit(site)
    git(site, "merge", "--quiet", "--no-edit", "other")


def delete(site: Path) -> None:
    git(site, "rm", "--quiet", "posts/01.md")


def repeat(site: Path) -> None:
    edit(site, 1, lambda text: text.replace("\n\n", f"\n\n{LOREM}\n\n", 1))


def reword(site: Path) -> None:
    edit(site, 1, lambda text: text.replace("rope that we bought", "old rope that we bought"))


def new_file(site: Path) -> None:
    write(site, {"posts/new.md": article(55)})


class Case(NamedTuple):
    """What somebody does, and what is told: beside the baseline, of the changes alone, of what is staged beside it."""

    do: Callable[[Path], None]
    new: Sequence[Found] = ()
    changed: Sequence[Found] = ()
    expired: int = 0


THIN = ("skipped-heading-level", "long-sentence", "placeholder-text")


def of(name: str, *rules: str) -> list[Found]:
    return [(f"posts/{name}.md", rule) for rule in rules]


CASES = [
    Case(nothing),
    Case(elsewhere),
    Case(move, changed=of("01", "long-sentence")),
    Case(rename),
    Case(fix, expired=1),
    Case(worsen, new=of("01", "hard-to-read"), changed=of("01", "hard-to-read")),
    Case(copy, new=of("copy", *THIN), changed=of("copy", *THIN)),
    Case(line_ends, changed=of("05", "thin-page", *THIN)),
    Case(merge),
    Case(merge_the_same_place),
    Case(delete),
    Case(repeat, new=of("01", "placeholder-text"), changed=of("01", "placeholder-text")),
    Case(reword, new=of("01", "long-sentence"), changed=of("01", "long-sentence"), expired=1),
    Case(new_file, new=of("new", "thin-page", *THIN), changed=of("new", "thin-page", *THIN)),
]


@pytest.mark.parametrize("case", CASES, ids=[case.do.__name__ for case in CASES])
def test_edit(site: Path, case: Case) -> None:
    case.do(site)
    given = ("check", *RULES, "--fail-on", "info", "--format", "json")
    beside = seolint(site, *given, "--baseline", NAME)
    assert [(path, rule) for path, rule, _ in beside.problems] == list(case.new)
    assert beside.code == bool(case.new)
    assert (f"{NAME}: {case.expired} problem" in beside.err) == bool(case.expired), beside.err
    assert [(path, rule) for path, rule, _ in seolint(site, *given, "--diff", "HEAD").problems] == list(case.changed)
    git(site, "add", "--all")
    both = seolint(site, *given, "--diff", "staged", "--baseline", NAME)
    assert [(path, rule) for path, rule, _ in both.problems] == list(case.new), "what is new stands on changed lines"
