"""A program of somebody's own that lints a folder through the API, as its types let it: python program.py FOLDER."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import seolint


def lines(folder: Path, config: seolint.Config) -> Iterator[str]:
    """A line for each problem and error."""
    for path in sorted(folder.glob("*.md")):
        report: seolint.Report = seolint.lint_file(path, config=config)
        problems: tuple[seolint.Problem, ...] = report.problems
        for problem in problems:
            yield f"{path.name}:{problem.place.line}: {problem.severity} {problem.rule}"
        yield from report.errors


def main() -> int:
    folder = Path(sys.argv[1])
    try:
        config = seolint.load_config(folder)
    except seolint.ConfigError as error:
        print(error)
        return 2
    found = list(lines(folder, config))
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
