"""`seolint server`: the language server, for editors."""

from __future__ import annotations

from importlib.util import find_spec

import click


@click.command("server")
@click.option("--stdio", is_flag=True, hidden=True, help="What it does anyway: some clients always say so.")
def command(stdio: bool) -> None:
    """Serve an editor: problems while you write.

    Speaks the Language Server Protocol on standard input and output; seolint/server/README.md has set-ups for editors.
    """
    if find_spec("pygls") is None:
        raise click.UsageError('the language server needs pygls; install it with: pip install "seolint-content[lsp]"')
    from seolint.server.application import serve

    try:
        serve()
    except OSError as error:
        raise click.UsageError(f"the streams of an editor are needed: {error.strerror}") from error
