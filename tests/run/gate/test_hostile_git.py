"""`--diff` in a repository whose config names programs: git compares, and runs none of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from seolint.run.gate import git as asking
from seolint.run.gate.git import ChangesError, Git
from tests.repository import GIT, commit, git, needs_git, repository, seolint, write

pytestmark = [needs_git, pytest.mark.skipif(os.name != "posix", reason="the programs of these tests are shell scripts")]

PAGE = "# Knots\n\nA bowline holds a boat.\n"
LOREM = "Lorem ipsum dolor sit amet.\n"

CONFIGS: Mapping[str, tuple[str, str]] = {
    "a monitor of files": ("[core]\n fsmonitor = {run}\n", ""),
    "a filter": ('[filter "f"]\n clean = {run}; cat\n smudge = {run}; cat\n required = true\n', "filter=f"),
    "a filter that is a process": ('[filter "f.F"]\n process = {run}\n required\n', "filter=f.F"),
    "a driver": ('[diff "d"]\n command = {run}\n textconv = {run}\n', "diff=d"),
    "a program for diffs": ("[diff]\n external = {run}\n", ""),
    "hooks": ("[core]\n hooksPath = hooks\n", ""),
    "a pager": ("[core]\n pager = {run}\n[pager]\n diff = {run}\n config = {run}\n", ""),
    "aliases": ("[alias]\n diff = !{run}\n config = !{run}\n", ""),
    "a config that is included": ("[include]\n path = ../more\n", "filter=more"),
    "order by a device": ("[diff]\n orderFile = /dev/zero\n", ""),
    "attributes of a device": ("[core]\n attributesFile = /dev/zero\n excludesFile = /dev/zero\n", ""),
}
HOOKS = ("post-index-change", "fsmonitor-watchman", "pre-auto-gc", "post-checkout")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository with a change, beside a script that leaves a mark when it is run."""
    write(tmp_path, {"run.sh": f"#!/bin/sh\ntouch '{tmp_path}/ran'\n"})
    (tmp_path / "run.sh").chmod(0o755)
    site = repository(tmp_path / "site", {"a.md": PAGE, "b.md": PAGE})
    write(site, {"a.md": f"{PAGE}\n{LOREM}", "new.md": f"# New\n\n{LOREM}"})
    return site


@pytest.mark.parametrize(("config", "attribute"), CONFIGS.values(), ids=CONFIGS)
@pytest.mark.parametrize("ref", ["HEAD", "staged"])
def test_nothing_that_a_config_names_is_run(site: Path, config: str, attribute: str, ref: str) -> None:
    run = site.parent / "run.sh"
    write(site, {"more": f'[filter "more"]\n clean = {run}; cat\n'})
    write(site, {".gitattributes": f"*.md {attribute}\n"} if attribute else {})
    git(site, "add", "a.md", "new.md")
    for hook in HOOKS:
        for folder in (site / "hooks", site / ".git/hooks"):
            folder.mkdir(exist_ok=True)
            shutil.copy(run, folder / hook)
    with (site / ".git/config").open("a") as file:
        file.write(config.format(run=run))
    os.utime(site / "b.md", (1, 1))  # so that git looks whether it is still the same
    result = seolint(site, "check", "--select", "placeholder-text", "--diff", ref)
    assert not (site.parent / "ran").exists()
    assert (result.code, result.err) == (1, "")
    assert [line.split()[0] for line in result.out.splitlines() if line[:1] != " "][:-1] == ["a.md:5:1", "new.md:3:1"]


def test_these_tests_would_notice(site: Path) -> None:
    git(site, "config", "core.fsmonitor", str(site.parent / "run.sh"))
    git(site, "diff")
    assert (site.parent / "ran").exists()


def test_what_a_partial_clone_lacks_is_not_fetched(site: Path) -> None:
    git(site, "config", "uploadpack.allowFilter", "true")
    git(site, "config", "uploadpack.allowAnySHA1InWant", "true")
    commit(site)
    git(site.parent, "clone", "--quiet", "--filter=blob:none", "--no-checkout", site.as_uri(), "clone")
    clone = site.parent / "clone"
    git(clone, "config", "remote.origin.uploadpack", str(site.parent / "run.sh"))
    write(clone, {"a.md": PAGE})
    result = seolint(clone, "check", "--diff", "HEAD~1")
    assert not (site.parent / "ran").exists()
    assert (result.code, result.err.count("\n"), "Traceback" in result.err) == (2, 1, False)


def test_a_bare_repository_among_the_files_is_not_obeyed(site: Path) -> None:
    shutil.copytree(site / ".git", site / "bare")
    write(site, {"bare/config": f"[core]\n bare = false\n worktree = ..\n fsmonitor = {site.parent / 'run.sh'}\n"})
    result = seolint(site / "bare", "check", "--diff", "HEAD")
    assert "--diff: git says: cannot use bare repository" in result.err
    assert (result.code, (site.parent / "ran").exists()) == (2, False)


@pytest.mark.parametrize("path", ["{here}:{path}", ".:{path}", ":{path}"])
def test_a_git_in_the_current_folder_is_never_run(site: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(site.parent / "run.sh", site / "git")
    monkeypatch.setitem(GIT, "PATH", path.format(here=site, path=os.environ["PATH"]))
    assert seolint(site, "check", "--select", "placeholder-text", "--diff", "HEAD").code == 1
    assert not (site.parent / "ran").exists()


def test_a_filter_that_can_not_be_switched_off_is_reported(site: Path) -> None:
    with (site / ".git/config").open("a") as file:
        file.write('[filter "a=b"]\n clean = cat\n')
    message = "Error: --diff: git has filter.a=b, which can't be switched off; rename it\n"
    assert seolint(site, "check", "--diff", "HEAD").err.endswith(message)


def forever(folder: Path) -> str:
    write(folder, {"git": "#!/bin/sh\nexec sleep 60\n"})
    return "git didn't answer within 0 seconds; run git status to see why"


def endless(folder: Path) -> str:
    write(folder, {"git": "#!/bin/sh\nexec yes\n"})
    return "there are more than 0 MB of changes; name a later commit"


@pytest.mark.parametrize("make", [forever, endless])
def test_git_has_limits(tmp_path: Path, make: Callable[[Path], str], monkeypatch: pytest.MonkeyPatch) -> None:
    message = make(tmp_path / "bin")
    (tmp_path / "bin/git").chmod(0o755)
    monkeypatch.setattr(asking, "SETTINGS_PATIENCE", 0.2)
    monkeypatch.setattr(asking, "MOST_OUTPUT", 1000)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(ChangesError) as raised:
        Git(str(tmp_path))
    assert str(raised.value) == message


def test_a_config_that_includes_a_pipe_is_given_up_soon(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(site / ".git/pipe")
    with (site / ".git/config").open("a") as file:
        file.write("[include]\n path = pipe\n")
    monkeypatch.setattr(asking, "SETTINGS_PATIENCE", 0.2)
    done = seolint(site, "check", "--diff", "HEAD")
    assert done.code == 2
    assert done.err.endswith("Error: --diff: git didn't answer within 0 seconds; run git status to see why\n")


OLD = """#!/bin/sh
case "$*" in
*--show-scope*) exit 129;;
*--list*) printf "filter.f.clean\\nx\\0";;
*) echo "$@";;
esac
"""


def test_settings_of_an_old_git_all_count_as_the_repositorys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"bin/git": OLD})
    (tmp_path / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin{os.pathsep}{os.environ['PATH']}")
    assert b"-c filter.f.clean= diff\n" in Git(str(tmp_path)).run("diff").out
