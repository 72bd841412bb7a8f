"""The command line: one command a file, imported when it is called."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from seolint import __version__

GARBAGE = 50_000
"""New objects after which Python looks for cycles. With its 700 it does so sixty times while modules load, where there
are none to find: 8 ms of 150."""

COMMANDS = ("check", "stats", "rules", "explain", "init", "config", "schema", "baseline", "clean", "import")

INTERRUPTED = 130
"""The exit code of what Ctrl-C ended, as shells have it: 128 and the number of the signal."""


class _Lazy(click.Group):
    """A group whose commands are modules of this package, so that one doesn't pay for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"seolint.cli.{cmd_name}{'_' * iskeyword(cmd_name)}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[Any, Any, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(COMMANDS)}"
            ctx.fail(f"there is no command {args[0]}; {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a wrong option or argument is one line, whatever it holds. Ctrl-C ends it with 130."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except click.UsageError as error:
            from seolint.reporters._screen import safe

            raise click.UsageError(safe(" ".join(error.format_message().split()))) from error


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="seolint", message="%(prog)s %(version)s")
def main_group() -> None:
    """Lint the quality of web content: keyword stuffing, headings, readability, thin pages."""


def main() -> None:
    """The entry point: exit codes 0, 1 and 2 as promised, and a closed pipe is no error. Doesn't return."""
    gc.set_threshold(GARBAGE)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        main_group(prog_name="seolint")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    except SystemExit as left:
        _leave(left.code)
        raise


def _leave(code: object) -> None:
    """End the process here, where nothing is left to be done for it.

    To free every object one by one, as Python does at a usual end, takes 12 ms of 150. It is left to do so where that
    has something to tell: where output can't be written, other processes were started, or a profiler looks on.
    """
    watched = sys.getprofile() or sys.gettrace() or "multiprocessing" in sys.modules
    if watched or not isinstance(code, int):
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return
    os._exit(code)
