"""What is staged is judged in the site as it will be committed: the same as in a clone of the commit."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT
from tests.repository import GIT, Completed, commit, git, needs_git, repository, seolint, write

pytestmark = needs_git

ONLY = ("--select", "site,broken-internal-link,broken-fragment", "--min-severity", "info", "--no-cache")
SITE: Mapping[str, str] = {
    "hugo.toml": "baseURL = 'https://tents.example/'\n",
    "content/_index.md": "# Camping\n\n[Poles](/guide/poles/#ash).\n",
    "content/guide/poles.md": "# Poles\n\n## Ash\n\nThey bend.\n",
    "content/guide/pegs.md": "# Pegs\n\nThey hold.\n",
}
POLES, PEGS, NEW = "content/guide/poles.md", "content/guide/pegs.md", "content/guide/new.md"
OF_OAK = SITE[POLES].replace("## Ash", "## Oak")


class Case(NamedTuple):
    """What is staged in a site, what happens to the working copy afterwards, and what is found."""

    staged: Callable[[Path], object]
    unstaged: Callable[[Path], object]
    expected: list[tuple[str, str, int]]
    more: Mapping[str, str] = {}


def writing(name: str, text: str) -> Callable[[Path], object]:
    return lambda folder: write(folder, {name: text})


def adding(name: str, text: str) -> Callable[[Path], object]:
    def add(folder: Path) -> None:
        write(folder, {name: text})
        git(folder, "add", "--force", name)

    return add


def removing(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def calling(*arguments: str) -> Callable[[Path], object]:
    return lambda folder: git(folder, *arguments)


def both(*steps: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda folder: [step(folder) for step in steps]


def linking(text: str) -> Callable[[Path], object]:
    """Stage a page with this link."""
    return adding(NEW, f"# New\n\nSee [more]({text}).\n")


NOTHING = both()
LINK, FRAGMENT = (NEW, "broken-internal-link", 3), (NEW, "broken-fragment", 3)
ROPES = "content/guide/ropes.md"
TEXT = "# Ropes\n\n## Hemp\n\nThey hold, too, in rain and in the worst of all storms.\n"
CASES: Mapping[str, Case] = {
    "a link to a page that isn't added": Case(linking("/guide/ropes/"), writing(ROPES, TEXT), [LINK]),
    "to a file that isn't added": Case(linking("ropes.pdf"), writing("content/guide/ropes.pdf", ""), [LINK]),
    "to a folder that isn't added": Case(linking("/knots/"), writing("content/knots/_index.md", TEXT), [LINK]),
    "to a page that is only announced": Case(
        linking("/guide/ropes/"), both(writing(ROPES, TEXT), calling("add", "--intent-to-add", ROPES)), [LINK]
    ),
    "to a page that git forgot": Case(
        both(linking("/guide/pegs/"), calling("rm", "--quiet", "--cached", PEGS)), NOTHING, [LINK]
    ),
    "to a page that is ignored": Case(linking("made.html"), writing("content/guide/made.html", "<p>Made.\n"), []),
    "to a page that is missing on disk": Case(linking("/guide/pegs/"), removing(PEGS), []),
    "to a page whose folder is missing on disk": Case(
        both(adding("content/knots/bowline.md", "# Bowline\n\nIt holds.\n"), linking("/knots/bowline/")),
        both(removing("content/knots/bowline.md"), lambda folder: (folder / "content/knots").rmdir()),
        [],
    ),
    "the page itself is missing on disk": Case(linking("/guide/ropes/"), removing(NEW), [LINK]),
    "a heading that is renamed and not staged": Case(linking("/guide/poles/#ash"), writing(POLES, OF_OAK), []),
    "a heading that is renamed and staged": Case(
        both(adding(POLES, OF_OAK), linking("/guide/poles/#oak")),
        writing(POLES, SITE[POLES]),
        [("content/_index.md", "broken-fragment", 3)],
    ),
    "the former heading": Case(
        both(adding(POLES, OF_OAK), linking("/guide/poles/#ash")),
        writing(POLES, SITE[POLES]),
        [("content/_index.md", "broken-fragment", 3), FRAGMENT],
    ),
    "a page that is renamed, and edited": Case(
        both(calling("mv", PEGS, ROPES), linking("/guide/ropes/#steel")),
        writing(ROPES, "# Ropes\n\n## Steel\n"),
        [FRAGMENT, (ROPES, "moved-without-alias", 1)],
    ),
    "a link that isn't staged": Case(adding(PEGS, "# Pegs\n\nThey hold.\n\nWell.\n"), writing(NEW, "[x](/x/)\n"), []),
    "a title that isn't staged": Case(linking("/guide/pegs/"), writing(PEGS, "# New\n\nThey hold.\n"), []),
    "a title that is staged": Case(
        both(adding(PEGS, "# New\n\nThey hold.\n"), linking("/guide/pegs/")),
        writing(PEGS, SITE[PEGS]),
        [(PEGS, "duplicate-title", 1)],
    ),
    "a redirect that isn't staged": Case(
        linking("/old/"), writing("static/_redirects", "/old/ /guide/pegs/ 301\n"), [LINK]
    ),
    "a redirect whose removal isn't staged": Case(
        both(adding("static/_redirects", "/old/ /guide/pegs/ 301\n"), linking("/old/")),
        removing("static/_redirects"),
        [],
    ),
    "an edit of the generator's config": Case(
        linking("/tents/guide/pegs/"), writing("hugo.toml", "baseURL = 'https://tents.example/tents/'\n"), [LINK]
    ),
    "a config that isn't staged": Case(
        linking("/guide/ropes/"),
        writing(".seolint.yml", f"ignore: [{NEW}]\n"),
        [LINK],
        {".seolint.yml": "language: en\n"},
    ),
    "a config that is staged": Case(
        both(linking("/guide/ropes/"), adding(".seolint.yml", f"ignore: [{NEW}]\n")),
        removing(".seolint.yml"),
        [],
    ),
    "a layout with an id": Case(
        linking("/guide/pegs/#mark"), writing("layouts/baseof.html", '{{ block }}<i id="mark"></i>\n'), [FRAGMENT]
    ),
    "a layout whose id is missing on disk": Case(
        both(adding("layouts/baseof.html", '{{ block }}<i id="mark"></i>\n'), linking("/guide/pegs/#mark")),
        removing("layouts/baseof.html"),
        [],
    ),
    "a file in place of a folder": Case(
        linking("/knots/bowline/"),
        both(
            removing("content/knots/bowline.md"),
            lambda folder: (folder / "content/knots").rmdir(),
            writing("content/knots", ""),
        ),
        [],
        {"content/knots/bowline.md": "# Bowline\n\nIt holds.\n"},
    ),
    "a folder in place of a file": Case(
        linking("/guide/pegs/"), both(removing(PEGS), writing(f"{PEGS}/x.md", "# X\n")), []
    ),
    "a repository in the repository": Case(
        linking("/knots/bowline/"),
        lambda folder: repository(folder / "content/knots", {"bowline.md": "# Bowline\n\nIt holds.\n"}),
        [LINK],
    ),
    "a robots.txt that isn't staged": Case(
        linking("/guide/pegs/"), writing("static/robots.txt", "User-agent: *\nDisallow: /guide/\n"), []
    ),
}


def staged(folder: Path, *arguments: str) -> Completed:
    return seolint(folder, "check", *ONLY, "--format", "json", "--diff", "staged", *(arguments or ["."]))


def set_up(folder: Path, case: Case) -> Path:
    repository(folder, {**SITE, ".gitignore": "made.html\n", **case.more})
    case.staged(folder)
    case.unstaged(folder)
    return folder


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_index_counts(tmp_path: Path, case: Case) -> None:
    result = staged(set_up(tmp_path / "site", case))
    assert (result.problems, result.err) == (case.expected, "")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_as_in_a_clone_of_the_commit(tmp_path: Path, case: Case) -> None:
    site = set_up(tmp_path / "site", case)
    expected = staged(site)
    git(site, "commit", "--quiet", "--message", "What is staged")
    git(tmp_path, "clone", "--quiet", site.as_uri(), "clone")
    write(tmp_path / "clone", {"content/guide/made.html": "<p>Made.\n"})
    cloned = seolint(tmp_path / "clone", "check", *ONLY, "--format", "json", "--diff", "HEAD~1", ".")
    assert cloned.out == expected.out


def test_named_files_as_the_hook_passes_them(tmp_path: Path) -> None:
    site = repository(tmp_path, {**SITE, ".seolint.yml": "site: {url: 'https://tents.example/'}\n"})
    linking("/guide/ropes/")(site)
    write(site, {ROPES: TEXT, "content/other.md": "# Other\n\n[x](/x/)\n"})
    assert staged(site, "--force-exclude", NEW).problems == [LINK]
    assert staged(site, "--force-exclude", NEW, ROPES).problems == [LINK]
    git(site, "add", ROPES)
    assert staged(site, "--force-exclude", NEW, ROPES).problems == []
    (site / ROPES).unlink()
    assert staged(site, "--force-exclude", NEW, ROPES).problems == []
    assert staged(site / "content/guide", "new.md").problems == []


def test_from_the_cache_and_in_several_processes(tmp_path: Path) -> None:
    """What is cached of the working copy isn't taken for what is staged, nor the other way round."""
    site = repository(tmp_path / "site", {**SITE, **{f"content/p{n}.md": f"# P{n}\n\nIt is.\n" for n in range(40)}})
    linking("/guide/poles/#ash")(site)
    write(site, {POLES: OF_OAK})
    for jobs in ("1", "3"):
        arguments = ("check", *ONLY[:-1], "--format", "json", "--jobs", jobs, "--cache-dir", str(tmp_path / jobs))
        for _ in range(2):
            assert FRAGMENT in seolint(site, *arguments, "--diff", "HEAD", ".").problems
            assert seolint(site, *arguments, "--diff", "staged", ".").problems == []


SPAWNING = """
import multiprocessing, sys
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    from seolint.cli._group import main_group
    main_group.main(sys.argv[1:], prog_name="seolint")
"""


def test_in_processes_that_are_not_forked(tmp_path: Path) -> None:
    site = repository(tmp_path / "site", {**SITE, ".gitignore": "x\n"})
    adding("content/guide/made.md", "# Made\n\n[Ash](poles.md#ash), [oak](poles.md#oak).\n")(site)
    write(site, {POLES: OF_OAK, "content/guide/ropes.md": TEXT})
    write(tmp_path, {"spawning.py": SPAWNING})
    arguments = ("check", *ONLY, "--jobs", "2", "--format", "concise", "--diff", "staged", ".")
    command = [sys.executable, str(tmp_path / "spawning.py"), *arguments]
    result = subprocess.run(command, cwd=site, env={**GIT, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert result.stderr == ""
    assert result.stdout.startswith('content/guide/made.md:3:23 error broken-fragment There is no "#oak"')
    assert result.stdout.count("\n") == 1


def test_a_config_that_is_not_added_is_named(tmp_path: Path) -> None:
    site = repository(tmp_path, SITE)
    linking("/guide/ropes/")(site)
    write(site, {".seolint.yml": f"ignore: [{NEW}]\n"})
    result = staged(site)
    assert result.problems == [LINK]
    assert result.err == (
        ".seolint.yml: warning: it isn't added to git, so it isn't part of what is staged; add it with: git add\n"
    )
    assert staged(site, "--config", ".seolint.yml").problems == []
    assert staged(site, "--config", ".seolint.yml").err == ""


def test_what_a_config_names_and_git_does_not_know(tmp_path: Path) -> None:
    site = repository(tmp_path, {**SITE, ".seolint.yml": "extends: house.yml\nbaseline: known\n"})
    linking("/guide/pegs/")(site)
    write(site, {"house.yml": "rules: {thin-page: off}\n"})
    assert "house.yml:1:1: can't be read: it isn't added to git" in staged(site).err
    git(site, "add", "house.yml")
    seolint(site, "baseline", "--output", "known")
    assert "known: can't be read: it isn't added to git" in staged(site).err
    git(site, "add", "known")
    assert staged(site).err == ""


RULE = """summary: A page is long.
check: measure
severity: error
message: "It has {amount}."
with: {measure: words, scope: article}
options:
  max: {default: 3, type: integer, unit: words, help: The maximum number of words.}
examples:
  - {bad: "# Knots\\n\\nA bowline holds a boat.\\n", flags: [Knots]}
  - {good: "# Knots\\n\\nThey hold.\\n"}
"""


def test_rules_of_the_site_as_they_are_staged(tmp_path: Path) -> None:
    site = repository(tmp_path, {**SITE, ".seolint.yml": "custom_rules: house\n", "house/words/long-page.yml": RULE})
    write(site, {NEW: "# New\n\nA bowline holds a boat.\n"})
    git(site, "add", "--all")
    (site / "house/words/long-page.yml").unlink()
    write(site, {"house/words/other-page.yml": RULE})
    result = seolint(site, "check", "--format", "json", "--diff", "staged", "--no-cache", ".")
    assert (result.problems, result.err) == ([(NEW, "long-page", 1), (NEW, "thin-page", 1)], "")


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_links(tmp_path: Path) -> None:
    site = repository(tmp_path / "site", SITE)
    (site / "content/guide/sticks.md").symlink_to("poles.md")
    (site / "content/away.md").symlink_to("../../elsewhere.md")
    (site / "content/loop.md").symlink_to("loop.md")
    write(tmp_path, {"elsewhere.md": "# Elsewhere\n"})
    linking("/guide/sticks/#ash")(site)
    git(site, "add", "--all")
    assert staged(site).problems == []
    write(site, {POLES: OF_OAK})
    assert staged(site).problems == []
    for name in ("guide/sticks.md", "away.md", "loop.md"):
        (site / "content" / name).unlink()
    assert staged(site).problems == []
    git(site, "add", POLES)
    assert FRAGMENT in staged(site).problems
    write(site, {"content/guide/sticks.md": "# Sticks\n\n## Ash\n"})
    assert FRAGMENT in staged(site).problems


def test_a_merge_conflict(tmp_path: Path) -> None:
    site = repository(tmp_path, SITE)
    git(site, "switch", "--quiet", "--create", "oak")
    write(site, {POLES: OF_OAK})
    commit(site)
    git(site, "switch", "--quiet", "main")
    write(site, {POLES: SITE[POLES].replace("## Ash", "## Elm")})
    commit(site)
    with pytest.raises(Exception, match="merge"):
        git(site, "merge", "oak")
    linking("/guide/pegs/")(site)
    result = staged(site)
    assert (result.code, result.problems, result.err) == (0, [], "")


def test_a_sparse_checkout(tmp_path: Path) -> None:
    site = repository(tmp_path, SITE)
    git(site, "sparse-checkout", "set", "--no-cone", "/*", "!/content/guide/poles.md")
    assert not (site / POLES).exists()
    linking("/guide/poles/#ash")(site)
    assert staged(site).problems == []
    linking("/guide/poles/#elm")(site)
    assert staged(site).problems == [FRAGMENT]


def test_a_sparse_clone_without_the_content_of_other_files(tmp_path: Path) -> None:
    site = repository(tmp_path / "site", SITE)
    git(site, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", "--no-checkout", site.as_uri(), "clone")
    clone = tmp_path / "clone"
    git(clone, "sparse-checkout", "set", "--no-cone", "/*", "!/content/guide/")
    git(clone, "checkout", "--quiet")
    adding("content/more.md", "# More\n\n[Poles](/guide/poles/#elm), [ropes](/guide/ropes/).\n")(clone)
    result = staged(clone)
    assert (result.code, result.problems, result.err) == (0, [], "")


def test_a_file_that_git_is_told_not_to_compare(tmp_path: Path) -> None:
    for how in ("--skip-worktree", "--assume-unchanged"):
        site = repository(tmp_path / how, SITE)
        git(site, "update-index", how, POLES)
        write(site, {POLES: OF_OAK})
        linking("/guide/poles/#ash")(site)
        assert staged(site).problems == []


def test_a_submodule(tmp_path: Path) -> None:
    other = repository(tmp_path / "other", {"bowline.md": "# Bowline\n\nIt holds.\n"})
    site = repository(tmp_path / "site", SITE)
    git(site, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.as_uri(), "content/knots")
    linking("/knots/bowline/")(site)
    assert staged(site).problems == []
    write(site, {"content/knots/bowline.md": "# Bowline\n\n## Two\n"})
    assert staged(site).problems == []


@pytest.mark.skipif(os.name != "posix", reason="such names need a file system that takes bytes")
def test_names_in_another_encoding(tmp_path: Path) -> None:
    site = repository(tmp_path, SITE)
    name = os.fsdecode(b"content/guide/k\xf6nig.md")
    write(site, {name: "# King\n\nHe rules.\n"})
    linking("/guide/pegs/")(site)
    assert staged(site).problems == []
    git(site, "add", "--all")
    write(site, {name: "# New\n"})
    assert staged(site).problems == []
    (site / name).unlink()
    assert (staged(site).problems, staged(site).err) == ([], "")


def test_before_the_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    write(tmp_path, SITE)
    assert seolint(tmp_path, "check", "--diff", "staged").out == "Nothing to lint: no articles are staged\n"
    git(tmp_path, "add", "--all")
    write(tmp_path, {POLES: OF_OAK})
    assert staged(tmp_path).problems == []


def test_the_index_of_a_partial_commit(tmp_path: Path) -> None:
    """`git commit FILE` runs its hook with an index of its own."""
    site = repository(tmp_path / "site", SITE)
    linking("/guide/ropes/")(site)
    adding(ROPES, TEXT)(site)
    assert staged(site).problems == []
    index = tmp_path / "index"
    (site / ".git/hooks/pre-commit").write_text(f'#!/bin/sh\ncp "$GIT_INDEX_FILE" "{index}"\n')
    (site / ".git/hooks/pre-commit").chmod(0o755)
    git(site, "commit", "--quiet", "--message", "New", NEW)
    git(site, "reset", "--quiet", "--soft", "HEAD~1")
    with pytest.MonkeyPatch.context() as patch:
        from tests import repository as shared

        patch.setitem(shared.GIT, "GIT_INDEX_FILE", str(index))
        assert staged(site).problems == [LINK]


def test_a_blob_that_is_lost(tmp_path: Path) -> None:
    site = repository(tmp_path, SITE)
    linking("/guide/poles/")(site)
    write(site, {POLES: OF_OAK})
    blob = git(site, "rev-parse", f":{POLES}").strip()
    (site / ".git/objects" / blob[:2] / blob[2:]).unlink()
    result = staged(site)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"Error: --diff: git says: unable to read {blob}\n"


GUIDES = [f"guide/{name}" for name in ("pegs", "poles", "ropes", "sheets", "knots")]
CONFIG = "site_name: Tents\nsite_url: https://tents.example/\nnav:\n  - index.md\n"
CONFIG += "".join(f"  - {guide}.md\n" for guide in GUIDES)
MAPS = "plugins:\n  - redirects:\n      redirect_maps:\n        guide/pegs.md: news.md\n"
NEWS = "docs/news.md"
BOOK: Mapping[str, str] = {
    "mkdocs.yml": CONFIG,
    "docs/index.md": "# Camping\n\nTents stand.\n",
    **{f"docs/{guide}.md": f"# All about {guide[6:]}\n\nThey hold.\n" for guide in GUIDES},
}


@pytest.mark.parametrize(
    ("config", "rule"), [(f"{CONFIG}  - news.md\n", "orphan-page"), (CONFIG + MAPS, "moved-without-alias")]
)
def test_the_config_of_a_book_that_is_staged_or_not(tmp_path: Path, config: str, rule: str) -> None:
    repository(tmp_path, BOOK)
    git(tmp_path, "mv", "docs/guide/pegs.md", NEWS)
    before = staged(tmp_path).problems
    assert (NEWS, rule, 1) in before
    write(tmp_path, {"mkdocs.yml": config})
    assert staged(tmp_path).problems == before
    git(tmp_path, "add", "mkdocs.yml")
    write(tmp_path, {"mkdocs.yml": CONFIG})
    assert staged(tmp_path).problems == [each for each in before if each != (NEWS, rule, 1)]
