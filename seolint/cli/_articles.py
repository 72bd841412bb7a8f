"""What commands that only read articles share: from the paths on the command line to one result per article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from seolint.cli._streams import STDIN, read_stdin
from seolint.config import Config
from seolint.document import Document
from seolint.faults import contained
from seolint.linter import parse
from seolint.readers import format_for
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery, Failure
from seolint.run.options import CheckOptions
from seolint.run.worker import read_text, text_of

_Result = TypeVar("_Result")


def read_articles(
    options: CheckOptions,
    configs: ConfigLoader,
    discovery: Discovery,
    result_of: Callable[[Document, str, Config], _Result],
) -> Iterator[_Result | Failure]:
    """The result for each article at the paths, or why there is none; standard input first.

    `result_of` takes the document, its path and the config in force for it. It counts towards the time limit.
    """

    def outcome(path: str, config: Config, text: Callable[[], str | Failure]) -> _Result | Failure:
        return contained(partial(_result, text, path, config, result_of), partial(Failure, path), options.timeout)

    if "-" in options.paths and (not options.stdin_filename or discovery.admits(options.stdin_filename)):
        name = options.stdin_filename or STDIN
        config = configs.of(Path(name).absolute())
        data = read_stdin(name, config.max_file_size)
        yield data if isinstance(data, Failure) else outcome(name, config, partial(text_of, data, name, config))
    for path in discovery.files(options.files):
        config = configs.of_file(path)
        yield outcome(path, config, partial(read_text, path, config, discovery.root(path)))


def _result(
    text: Callable[[], str | Failure],
    path: str,
    config: Config,
    result_of: Callable[[Document, str, Config], _Result],
) -> _Result | Failure:
    source = text()
    if isinstance(source, Failure):
        return source
    config = config.for_path(path)
    return result_of(parse(source, path, config, format_for(path, source, config.formats)), path, config)
