"""What the command line asks of a run: one plain value, however it was read."""

from typing import NamedTuple

from seolint.faults import TIMEOUT

STAGED = "staged"
"""As the value of --diff: what `git commit` would take, instead of what changed since a commit."""


class OptionsError(Exception):
    """Options that make no sense or can't be met: what is wrong and what to do, in one line."""


class CheckOptions(NamedTuple):
    """The options of `seolint check`, by their names; the defaults are those of an empty command line.

    Commands that share some of the options use it too, and leave the others at their defaults.
    """

    paths: tuple[str, ...] = ()
    config_file: str | None = None
    no_config: bool = False
    preset: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    set_options: tuple[str, ...] = ()
    language: str | None = None
    keyphrases: tuple[str, ...] = ()
    max_file_size: int | None = None
    stdin_filename: str | None = None
    formats: tuple[str, ...] = ()
    fail_on: str | None = None
    max_warnings: int | None = None
    min_severity: str | None = None
    baseline: str | None = None
    """The file on the command line; None for those that configs name, empty for none."""
    diff: str | None = None
    summary: bool = False
    fail_under: int | None = None
    jobs: int | None = None
    timeout: float = TIMEOUT
    no_cache: bool = False
    cache_dir: str | None = None
    force_exclude: bool = False
    exclude: tuple[str, ...] = ()
    statistics: bool = False
    quiet: bool = False
    verbose: bool = False
    color: str = "auto"
    watch: bool = False
    site: bool | None = None
    """Whether rules look across pages; None to do so if a folder is linted or the config names a site."""
    fix: bool = False
    dry_run: bool = False
    unsafe_fixes: bool = False

    @property
    def files(self) -> tuple[str, ...]:
        """The paths where articles are looked for, without standard input; the current folder if there are none."""
        return tuple(path for path in self.paths or (".",) if path != "-")
