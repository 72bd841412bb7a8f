"""The articles that a client has open, saved or not: text, version, and the encoding of the file behind them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from seolint.readers import format_for
from seolint.readers.decode import DecodeError, decode, encoding_of
from seolint.run.discovery import Failure
from seolint.run.worker import bytes_of
from seolint.server.positions import MARK, Positions
from seolint.server.project import Project
from seolint.server.uris import path_of_uri

EXTENSIONS = {"markdown": ".md", "mdx": ".mdx", "html": ".html", "plaintext": ".txt"}
"""The extension of a text that isn't saved yet, by what the client says it is."""


@dataclass
class Buffer:
    """An open text. `path` is absolute; that of a text that was never saved is where it would be.

    `encoding` is that of the file, "" where it isn't known, and `undecodable` why the file isn't text, at which byte.
    `seconds` is how long the text last took to lint; `version` is what the client calls the state of the text.
    `comparisons` counts how often it was compared with the file.
    """

    uri: str
    path: str
    text: str
    version: int | None
    counts_in: str
    marked: bool = False
    encoding: str = ""
    undecodable: tuple[int, str] | None = None
    seconds: float = 0.0
    comparisons: int = 0

    def change(self, text: str, version: int | None) -> None:
        """Take over what the client has now."""
        self.marked = text.startswith(MARK)
        self.text, self.version = text.removeprefix(MARK), version

    @property
    def positions(self) -> Positions:
        return Positions(self.text, self.counts_in, marked=self.marked)

    def compare(self, project: Project) -> None:
        """Look at the file, just opened or saved: its encoding, and whether its bytes are text at all."""
        self.encoding, self.undecodable, self.comparisons = "", None, self.comparisons + 1
        if not Path(self.path).is_file():
            return
        config = project.config(self.path)
        data = bytes_of(self.path, config)
        if isinstance(data, Failure):
            return
        kind = format_for(self.path, self.text, config.formats)
        try:
            if decode(data, kind) == self.text:
                self.encoding = encoding_of(data, kind)[1]
        except DecodeError as error:
            self.undecodable = data[: error.offset].count(b"\n"), str(error)


def path_of(uri: str, language: str, project: Project) -> str | None:
    """The path of a text; None for one that is neither a file nor new, such as an old version of a file in git."""
    scheme, _, rest = uri.partition(":")
    if scheme == "file":
        path = path_of_uri(uri)
        return str(Path(path).absolute()) if path else None
    if scheme != "untitled" or language not in EXTENSIONS:
        return None
    if rest.startswith("/") and (path := path_of_uri(f"file:{rest}")):  # it will be a file there
        return path
    folder = project.folders[0] if project.folders else Path.cwd()
    return str(folder / f"{unquote(rest).replace('/', '-') or 'untitled'}{EXTENSIONS[language]}")
