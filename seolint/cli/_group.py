"""The command line in click: one command per file, imported when it is called."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Any

import click

from seolint import __version__
from seolint.cli import INTERRUPTED
from seolint.run.options import OptionsError
from seolint.wording import did_you_mean

COMMANDS = (
    *("check", "stats", "text", "rules", "explain", "init", "config", "schema", "baseline", "clean", "import"),
    "batch",
    "server",
)


LIKELY = {
    **dict.fromkeys(("lint", "run", "scan", "validate", "verify", "analyze", "analyse"), "check"),
    **dict.fromkeys(("fix", "format"), "check --fix"),
    **dict.fromkeys(("list", "ls", "presets"), "rules"),
    **dict.fromkeys(("rule", "why"), "explain"),
    **dict.fromkeys(("score", "readability", "count"), "stats"),
    **dict.fromkeys(("help", "usage"), "--help"),
}
"""What commands of other linters are called here."""


class _Lazy(click.Group):
    """A group whose commands are modules of this package, so that running one doesn't load the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"seolint.cli.{cmd_name}{'_' * iskeyword(cmd_name)}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[Any, Any, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"there is no command {args[0]}{_instead(args[0])}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a wrong option or argument becomes one line, whatever it holds. Ctrl-C ends it with 130."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except (click.UsageError, OptionsError) as error:
            from seolint.report.console import safe

            message = error.format_message() if isinstance(error, click.UsageError) else str(error)
            raise click.UsageError(safe(" ".join(message.split()))) from error


def _instead(word: str) -> str:
    """What somebody probably meant by a word that isn't a command."""
    if word in LIKELY:
        return f"; did you mean seolint {LIKELY[word]}?"
    if Path(word).exists():
        return f"; to lint it: seolint check {word}"
    return did_you_mean(word, COMMANDS) or f"; the commands are {', '.join(COMMANDS)}"


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="seolint", message="%(prog)s %(version)s")
def main_group() -> None:
    """Lint the quality of web content: keyword stuffing, headings, readability, thin pages."""
