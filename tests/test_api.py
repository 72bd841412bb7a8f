"""The public API, as other programs use it."""

from __future__ import annotations

import asyncio
import errno
import inspect
import multiprocessing
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

import seolint
from seolint.document import Place

WHEEL = "The miller opens the sluice in the morning, and water turns the wheel until the corn is ground."
DRAFT = (Path(__file__).parent / "articles/draft.md").read_text("utf-8")
SKIPPED = f"# Mills\n\n### Wheels\n\n{WHEEL}\n"
PAGE = "<!doctype html><title>Mills</title><h1>Mills</h1><h3>Wheels</h3><p>Water turns the wheel of a mill.</p>"

SIGNATURES = {
    "lint": "(text: 'str', path: 'str' = 'page.md', *, format: 'str | None' = None,"
    " config: 'Config | None' = None) -> 'Report'",
    "lint_file": "(path: 'str | os.PathLike[str]', *, config: 'Config | None' = None) -> 'Report'",
    "load_config": "(path: 'str | os.PathLike[str] | None' = None) -> 'Config'",
}
FIELDS = ("path", "format", "language", "words", "problems", "errors")
"""Of a report; what follows is not promised."""

CONFIG_FIELDS = {
    *("states", "rules", "language", "content", "ignore", "front_matter", "keyphrases", "custom_rules", "site"),
    *("baseline", "fail_on", "max_warnings", "max_file_size"),
}
"""Of a config: what `seolint config` prints. There may be more."""

PROBLEM_FIELDS = (
    *("path", "rule", "family", "severity", "message", "facts", "place", "related", "excerpt", "fingerprint"),
)
PLACE_FIELDS = ("start", "end", "line", "column", "end_line", "end_column")


HOUSE_RULE = """\
summary: The title is long.
check: measure
severity: info
message: "{value} words"
with: {measure: words, scope: title}
options:
  max: {default: 8, type: number, minimum: 1, help: The most words.}
examples:
  - bad: "---\\ntitle: One two three\\n---\\n"
    flags: [One two three]
    options: {max: 2}
  - good: Nothing.
"""
CONFIG = """\
custom_rules: [house]
front_matter: {title: headline}
keyphrases: {"mills/**": water mill}
site: {base_url: "https://mills.example/"}
overrides: [{files: ["*.md"], rules: {skipped-heading-level: off, missing-file: info}}]
"""


def rules(report: seolint.Report) -> list[str]:
    return [problem.rule for problem in report.problems]


def test_the_api_is_what_it_was() -> None:
    assert seolint.__all__ == ["Config", "ConfigError", "Problem", "Report", "lint", "lint_file", "load_config"]
    assert {name: str(inspect.signature(getattr(seolint, name))) for name in SIGNATURES} == SIGNATURES
    assert seolint.Report._fields[: len(FIELDS)] == FIELDS
    assert {*seolint.Config._fields} >= CONFIG_FIELDS
    assert seolint.Problem._fields == PROBLEM_FIELDS
    assert {*PLACE_FIELDS} <= {*dir(Place)}
    assert not hasattr(seolint, "examine")
    assert {*seolint.__all__} <= {*dir(seolint)}


def test_without_a_config_it_is_the_preset_recommended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".seolint.yml").write_text("rules: {skipped-heading-level: off}\n")
    monkeypatch.chdir(tmp_path)
    report = seolint.lint(SKIPPED)
    assert (report.path, report.format, report.language, report.errors) == ("page.md", "markdown", "en", ())
    assert "skipped-heading-level" in rules(report)
    assert "skipped-heading-level" not in rules(seolint.lint(SKIPPED, config=seolint.load_config()))


def test_problems_have_places_and_facts() -> None:
    [problem] = [problem for problem in seolint.lint(DRAFT).problems if problem.rule == "stuffed-phrase"]
    assert isinstance(problem.place, Place)
    places = [problem.place, *problem.related]
    assert len(places) == problem.facts["count"]
    assert {" ".join(DRAFT[place.start : place.end].lower().split()) for place in places} == {problem.facts["phrase"]}


@pytest.mark.parametrize(
    ("path", "format", "expected"),
    [
        ("page.html", None, "html"),
        ("https://example.com/mills", None, "html"),
        ("https://example.com/", None, "html"),
        ("https://example.com/mills.php?page=2", None, "html"),
        ("https://example.com/v1.2/mills", None, "html"),
        ("https://example.com/mills/v1.2", None, "html"),
        ("https://example.com/mills.html?page=2#wheels", None, "html"),
        ("page.txt", None, "text"),
        ("page.txt", "html", "html"),
    ],
)
def test_the_format(path: str, format: str | None, expected: str) -> None:
    report = seolint.lint(PAGE, path, format=format)
    assert report.format == expected
    assert ("skipped-heading-level" in rules(report)) == (expected == "html")


def test_only_formats_that_there_are() -> None:
    with pytest.raises(ValueError, match="format is 'pdf'; it is one of markdown, html, text"):
        seolint.lint(PAGE, format="pdf")


def test_overrides_are_applied_to_the_path(tmp_path: Path) -> None:
    config_file = tmp_path / ".seolint.yml"
    config_file.write_text("overrides: [{files: [drafts/**], rules: {skipped-heading-level: off}}]\n")
    config = seolint.load_config(config_file)
    assert "skipped-heading-level" in rules(seolint.lint(SKIPPED, str(tmp_path / "posts/mills.md"), config=config))
    assert "skipped-heading-level" not in rules(seolint.lint(SKIPPED, str(tmp_path / "drafts/mills.md"), config=config))


@pytest.mark.parametrize(
    ("glob", "path", "applies"),
    [
        ("drafts/**", "https://example.com/drafts/mill.php?page=1#wheels", True),
        ("drafts/**", "https://example.com/mills/drafts/mill", False),
        ("/drafts", "https://example.com/drafts/", True),
        ("**/drafts/**", "https://example.com/drafts/mill.php", True),
        ("drafts/", "https://example.com/mills/drafts/mill", True),
        ("drafts/", "https://example.com/drafts", False),
        ("*.php", "https://example.com/drafts/mill.php?page=1", True),
        ("*.php", "https://example.com/mill.html?next=mill.php", False),
        ("mühlen/*", "https://example.com/m%C3%BChlen/wheel", True),
        ("**", "https://example.com", True),
        ("example.com", "https://example.com/drafts/", False),
        ("#drafts", "https://example.com/#drafts", False),
        ("https://example.com/drafts/**", "https://Example.com/drafts/mill.php?page=1", True),
        ("https://example.com/m%C3%BChlen/**", "https://example.com/mühlen/wheel", True),
        ("https://*.example.com/**", "https://blog.example.com/mill", True),
        ("https://example.com/**", "https://mills.example/drafts/mill", False),
        ("https://example.com/drafts/**", "drafts/mill.md", False),
        ("drafts/**", "https://[mills/drafts/mill", False),
        ("drafts/**", "https://example.com/drafts/\0\ud800", False),
        ("drafts/**", "drafts/mill.md", True),
        ("*.md", "drafts/mill.md", True),
        ("drafts/**", "../drafts/mill.md", False),
    ],
)
def test_overrides_are_for_addresses_and_relative_paths_too(
    glob: str, path: str, applies: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").mkdir()
    config_file = tmp_path / "site/.seolint.yml"
    config_file.write_text(
        f"overrides: [{{files: [{glob!r}], rules: {{skipped-heading-level: off}}}}]\nkeyphrases: {{{glob!r}: corn}}\n"
    )
    monkeypatch.chdir(tmp_path / "elsewhere")
    config = seolint.load_config(config_file)
    report = seolint.lint(SKIPPED, path, format="markdown", config=config)
    assert (report.errors, report.path) == ((), path)
    assert ("skipped-heading-level" not in rules(report)) == applies
    assert any(rule.startswith("keyphrase") for rule in rules(report)) == applies


def test_globs_that_take_back_do_so_for_addresses(tmp_path: Path) -> None:
    (tmp_path / ".seolint.yml").write_text(
        "overrides: [{files: [drafts/**, '!https://example.com/drafts/old/*'], rules: {skipped-heading-level: off}}]\n"
    )
    config = seolint.load_config(tmp_path)
    addresses = [f"https://{site}/drafts/old/mill.md" for site in ("example.com", "mills.example")]
    assert ["skipped-heading-level" in rules(seolint.lint(SKIPPED, each, config=config)) for each in addresses] == [
        True,
        False,
    ]


def test_a_relative_path_starts_from_the_current_folder_inside_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / ".seolint.yml").write_text(
        "overrides: [{files: [drafts/mill.md], rules: {skipped-heading-level: off}}]\n"
    )
    config = seolint.load_config(tmp_path)
    monkeypatch.chdir(tmp_path / "drafts")
    assert "skipped-heading-level" not in rules(seolint.lint(SKIPPED, "mill.md", config=config))
    assert "skipped-heading-level" in rules(seolint.lint(SKIPPED, "drafts/mill.md", config=config))


def test_a_file_is_linted_with_its_config_and_the_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / ".seolint.yml").write_text("rules: {skipped-heading-level: off, broken-internal-link: warning}\n")
    page = tmp_path / "mills.md"
    page.write_text(f"{SKIPPED}\n[Wind](wind.md) and [water](water.md).\n")
    (tmp_path / "wind.md").write_text("# Wind\n\nWind turns sails.\n")
    report = seolint.lint_file(page)
    assert report.path == str(page)
    assert "skipped-heading-level" not in rules(report)
    [missing] = [problem for problem in report.problems if problem.rule == "broken-internal-link"]
    assert missing.facts["address"] == "water.md"
    assert "broken-internal-link" not in rules(seolint.lint(page.read_text(), config=seolint.load_config(tmp_path)))
    assert "skipped-heading-level" in rules(seolint.lint_file(page, config=seolint.load_config(tmp_path.parent)))


def test_errors_are_never_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "latin.md").write_bytes(b"# Caf\xe9\n")
    [error] = seolint.lint_file(tmp_path / "latin.md").errors
    assert error == f"{tmp_path / 'latin.md'}: byte 5: not UTF-8: 0xe9. Save the file as UTF-8."
    with pytest.raises(OSError, match="No such file"):
        seolint.lint_file(tmp_path / "none.md")
    (tmp_path / ".seolint.yml").write_text("rules: {thin-pages: off}\n")
    with pytest.raises(seolint.ConfigError, match="thin-page"):
        seolint.lint_file(tmp_path / "latin.md")

    class PanicError(BaseException):
        """As a native library raises one."""

    def fail(*_: object) -> None:
        raise PanicError("odd text")

    monkeypatch.setattr("seolint.linter.read", fail)
    report = seolint.lint(SKIPPED)
    assert report.errors == ("page.md: internal error: PanicError: odd text; please report it with the file",)
    assert (report.problems, report.words) == ((), 0)


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match=re.escape(str(tmp_path))):
        seolint.lint_file(tmp_path)
    os.mkfifo(pipe := tmp_path / "pipe.md")
    with pytest.raises(OSError, match=f"not a file: '{re.escape(str(pipe))}'"):
        seolint.lint_file(pipe)


def test_folders_that_may_not_be_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(seolint.ConfigError, match="can't be read: File name too long"):
        seolint.load_config(f"{'mill' * 100}.yml")
    page = tmp_path / "mills.md"

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(tmp_path / ".seolint.yml"))

    monkeypatch.setattr("seolint.config.find", refuse)
    with pytest.raises(seolint.ConfigError, match=f"{re.escape(str(tmp_path))}:1:1: can't be read: Permission denied"):
        seolint.load_config(tmp_path)
    with pytest.raises(OSError, match=re.escape(f"'{page}'")):
        seolint.lint_file(page)


def test_links_that_go_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "mills").symlink_to("mills")
    for path in ("mills", "mills/wheels.yml"):
        with pytest.raises(seolint.ConfigError, match="can't be read"):
            seolint.load_config(tmp_path / path)
    with pytest.raises(OSError, match="symbolic links"):
        seolint.lint_file(tmp_path / "mills/wheel.md")
    (tmp_path / ".seolint.yml").write_text("custom_rules: [mills]\n")
    with pytest.raises(seolint.ConfigError, match="mills"):
        seolint.load_config(tmp_path)


def test_mistakes_of_a_program_are_clear(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="text is of type NoneType; it takes str"):
        seolint.lint(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="text is of type bytes; it takes str"):
        seolint.lint(SKIPPED.encode())  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="path is of type PosixPath; it takes str"):
        seolint.lint(SKIPPED, tmp_path)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="config is of type str; it takes Config or None"):
        seolint.lint(SKIPPED, config="docs")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="path is of type int"):
        seolint.lint_file(5)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["mills\0wheels", "mills\0/wheels", "mills\ud800"])
def test_names_that_no_file_may_have(name: str) -> None:
    with pytest.raises(seolint.ConfigError, match="can't be read: no file has such a name"):
        seolint.load_config(name)
    with pytest.raises(OSError, match="Invalid argument"):
        seolint.lint_file(name)
    assert "skipped-heading-level" in rules(seolint.lint(SKIPPED, name))


def test_old_names_in_a_config_are_warned_of(tmp_path: Path) -> None:
    (tmp_path / ".seolint.yml").write_text("rules: {missing-file: off}\n")
    (tmp_path / "mills.md").write_text(SKIPPED)
    for call in (lambda: seolint.load_config(tmp_path), lambda: seolint.lint_file(tmp_path / "mills.md")):
        with pytest.warns(
            DeprecationWarning, match="yml:1:9: missing-file is now called broken-internal-link"
        ) as caught:
            call()
        assert [warning.filename for warning in caught] == [__file__]


def in_processes(method: str) -> Callable[[int], Executor]:
    """Processes that are forked, or begin anew and import what they need."""
    return lambda count: ProcessPoolExecutor(count, mp_context=multiprocessing.get_context(method))


@pytest.mark.parametrize(
    "executor", [ThreadPoolExecutor, in_processes("fork"), in_processes("spawn")], ids=["threads", "fork", "spawn"]
)
def test_threads_and_processes_report_the_same(executor: Callable[[int], Executor]) -> None:
    texts = [SKIPPED, DRAFT, PAGE, "", SKIPPED * 3] * 4
    paths = [f"page-{number}" for number in range(len(texts))]
    with executor(4) as pool:
        assert [*pool.map(seolint.lint, texts, paths)] == [*map(seolint.lint, texts, paths)]


def parts_of(value: object) -> Iterator[object]:
    """A value and all that it holds, at any depth."""
    yield value
    held: Iterable[object] = value.values() if isinstance(value, Mapping) else ()
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        held = value
    for each in held:
        yield from parts_of(each)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_reports_and_configs_and_all_their_parts_can_be_pickled(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house/long-title.yml").write_text(HOUSE_RULE)
    (tmp_path / ".seolint.yml").write_text(CONFIG)
    config = seolint.load_config(tmp_path)
    report = seolint.lint(DRAFT, str(tmp_path / "draft.md"), config=config)
    failed = seolint.lint(SKIPPED, config=config._replace(command_line=None))  # type: ignore[arg-type]
    assert failed.errors
    kinds = set()
    for value in (config, report, failed):
        for part in parts_of(value):
            again = pickle.loads(pickle.dumps(part))
            assert (again, type(again)) == (part, type(part))
            kinds.add(type(part).__name__)
    assert {"Config", "Report", "Problem", "Place", "Excerpt", "ActiveRule", "Rule", "Option", "ConfigLayer"} <= kinds
    again = pickle.loads(pickle.dumps(config))
    assert seolint.lint(DRAFT, str(tmp_path / "draft.md"), config=again) == report


def test_errors_of_configs_can_be_pickled(tmp_path: Path) -> None:
    (tmp_path / ".seolint.yml").write_text("rules: {thin-pages: off}\nfail_on: sometimes\n")
    with pytest.raises(seolint.ConfigError) as caught:
        seolint.load_config(tmp_path)
    again = pickle.loads(pickle.dumps(caught.value))
    assert isinstance(again, seolint.ConfigError)
    assert (again.diagnostics, str(again)) == (caught.value.diagnostics, str(caught.value))
    assert (len(again.diagnostics), "thin-page" in str(again)) == (2, True)


def test_rules_about_files_say_nothing_of_a_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "# Mills\n\nSee [wind](wind.md) and ![the mill](mill.png).\n"
    assert not {"broken-internal-link", "missing-image-file"} & {*rules(seolint.lint(text, "mills.md"))}
    (tmp_path / "mills.md").write_text(text)
    assert {"broken-internal-link", "missing-image-file"} <= {*rules(seolint.lint_file("mills.md"))}


def test_importing_the_package_loads_nothing_more() -> None:
    code = "import sys, seolint; print(*sorted(name for name in sys.modules if name.startswith('seolint')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["seolint"]


def test_a_program_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "mills.md").write_text(SKIPPED)
    command = [sys.executable, str(Path(__file__).parent / "program.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "mills.md:3: warning skipped-heading-level" in done.stdout.splitlines()


def test_a_cell_of_a_notebook() -> None:
    """There code runs inside a loop of asyncio, with names that outlive it."""

    async def cell() -> dict[str, object]:
        names: dict[str, object] = {"text": SKIPPED}
        exec("import seolint\nreport = seolint.lint(text)", names)
        return names

    assert asyncio.run(cell())["report"] == seolint.lint(SKIPPED)


def test_code_without_a_file() -> None:
    """As in a cell that begins processes of its own: there is no __main__ that these could import."""
    code = f"""
import multiprocessing, seolint
from concurrent.futures import ProcessPoolExecutor
with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
    [report, page] = pool.map(seolint.lint, [{SKIPPED!r}, {PAGE!r}], ["mills.md", "https://example.com/mills"])
print(report == seolint.lint({SKIPPED!r}, "mills.md"), page.format)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout, done.stderr) == ("True html\n", "")
