"""seolint: a linter for the quality of web content.

    import seolint

    report = seolint.lint_file("posts/shoes.md")
    for problem in report.problems:
        print(problem.place.line, problem.rule, problem.message)

`lint` does the same for a text, and `load_config` loads a config for either. All values are plain and can be pickled.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from seolint.api import Config, ConfigError, Problem, Report, lint, lint_file, load_config

__version__ = "0.2.0"

__all__ = ["Config", "ConfigError", "Problem", "Report", "lint", "lint_file", "load_config"]


def __getattr__(name: str) -> Any:
    """What the API exports, loaded on first use: the command line needs little of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from seolint import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
