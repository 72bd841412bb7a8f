"""`seolint rules test`: do the rules of a folder report what their examples say they report?"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from os.path import relpath
from pathlib import Path
from typing import NamedTuple

import click

from seolint.cli._common import complain, configs_for, finish
from seolint.examples import ExampleResult, run_examples
from seolint.files import root_of, unreadable
from seolint.report.console import safe
from seolint.rules import load_rule, rule_paths, rules_root
from seolint.rules.rule import Rule
from seolint.run.config_loader import failure_from
from seolint.run.options import CheckOptions
from seolint.wording import plural
from seolint.yaml import ConfigError, read


class TestTally(NamedTuple):
    """The totals of a run: rules, examples, examples that aren't as expected, and unusable files."""

    rules: int = 0
    examples: int = 0
    wrong: int = 0
    broken: int = 0

    def __str__(self) -> str:
        counts = f"{plural(self.rules, 'rule')}, {plural(self.examples, 'example')}"
        unusable = f"; {plural(self.broken, 'rule file')} can't be used" if self.broken else ""
        return f"{counts}: {f'{self.wrong} not' if self.wrong else 'all'} as expected{unusable}"


@click.command("test")
@click.argument("folders", nargs=-1, metavar="[FOLDER]...")
def command(folders: tuple[str, ...]) -> None:
    """Run the examples of the rules in folders.

    Each example has to report exactly the texts that it names, as Markdown and as HTML, and each message has to fill
    in. Without FOLDER, tests the custom rules of the current config, or else the built-in ones. Exit code: 0, all as
    expected; 1, an example fails; 2, a rule file can't be used.
    """
    tally, taken = TestTally(), {path.stem: path for path in rule_paths(rules_root())}
    for path in _rule_files([Path(folder) for folder in folders] or _default_folders()):
        tally = _test(path, tally, taken.setdefault(path.stem, path))
    click.echo(str(tally))
    sys.exit(2 if tally.broken else 1 if tally.wrong else 0)


def _default_folders() -> Sequence[Path]:
    """The folders of custom rules in the current config, relative to here, or else that of the built-in rules."""
    here = Path.cwd()
    configs = configs_for(CheckOptions())
    folders = configs.of(here / "-").custom_rules
    finish(configs)
    return [Path(relpath(folder, here)) for folder in folders] or [rules_root()]


def _rule_files(folders: Iterable[Path]) -> Sequence[Path]:
    """The rule files in folders (or named themselves), in order. Raises click.UsageError for a folder without any."""
    others = {rules_root().resolve(), (rules_root() / "presets").resolve()}  # presets, and the scale of scores
    files: list[Path] = []
    for folder in folders:
        if not folder.exists():
            raise click.UsageError(f"there is no folder {folder}")
        found = _files_in(folder)
        if not found:
            raise click.UsageError(f"there are no rule files (*.yml) in {folder}")
        files += [path for path in found if path.parent.resolve() not in others]
    return list(dict.fromkeys(files))


def _files_in(folder: Path) -> Sequence[Path]:
    try:
        return sorted(rule_paths(folder)) if folder.is_dir() else [folder]
    except OSError as error:
        raise click.UsageError(f"{folder} {unreadable(error)}") from error


def _test(path: Path, tally: TestTally, first: Path) -> TestTally:
    """`tally` with one more file, whose failures are printed. `first` is the first file with its name."""
    try:
        rule = load_rule(path, roots=(root_of(path.parent),))
    except ConfigError as error:
        for diagnostic in error.diagnostics:
            complain(diagnostic.path, failure_from(diagnostic).message)
        return tally._replace(broken=tally.broken + 1)
    if first.resolve() != path.resolve():
        complain(path.as_posix(), f"a rule {rule.id} already exists in {first.as_posix()}; rename one of them")
        tally = tally._replace(broken=tally.broken + 1)
    failures = list(_failures(rule, path))
    for line, kind, wrong in failures:
        click.echo(safe(f"{path.as_posix()}:{line}: {kind}: {wrong}"))
    return tally._replace(
        rules=tally.rules + 1,
        examples=tally.examples + len(rule.examples),
        wrong=tally.wrong + len({line for line, _, _ in failures}),
    )


def _failures(rule: Rule, path: Path) -> Iterator[tuple[int, str, str]]:
    """Line, kind of example and what is wrong; only once if it is the same in Markdown and HTML."""
    wrong = [outcome for outcome in run_examples(rule) if outcome.wrong]
    if not wrong:
        return
    source = read(path, (root_of(path.parent),))
    for (number, complaint), group in groupby(wrong, key=_complaint):
        kind = "bad" if rule.examples[number].flags else "good"
        formats = " and ".join({"markdown": "Markdown", "html": "HTML"}.get(o.format, o.format) for o in group)
        yield source.line_of("examples", number), f"{kind} example as {formats}", complaint


def _complaint(outcome: ExampleResult) -> tuple[int, str]:
    return outcome.number, outcome.wrong
