"""Standard streams that can't end a run: one may be closed, its disk full, or nobody at the other end of the pipe.

Python raises for each of these wherever something is printed next, and click ends the command there. Here the first
error of a stream is kept, and what comes after it is dropped, so that a command does all that it can, and its exit code
is right: `seolint check | head -1` ends with what the check found.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from seolint.run.discovery import Failure


STDIN = "<stdin>"
"""What standard input is called where nobody named it."""


class _Output(io.BufferedWriter):
    """A stream of bytes that keeps the first `error` that writing to it raised, and takes no notice of what follows.

    Not made of a raw stream in Python: interrupted when it had just written, that would seem not to have, and write
    once more.
    """

    error: OSError | None = None

    def write(self, data: Any) -> int:
        if self.error is None:
            try:
                return super().write(data)
            except OSError as error:
                self.error = error
        return len(data)

    def flush(self) -> None:
        if self.error is None:
            try:
                super().flush()
            except OSError as error:
                self.error = error


def guard() -> None:
    """Let nothing that is printed from here on raise. Closed streams are opened, so that no file takes their place."""
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(_null(os.O_WRONLY))))  # reading it is an error
    sys.stdout = _guarded(sys.stdout, os.O_RDONLY)  # where it was closed, writing is an error
    sys.stderr = _guarded(sys.stderr, os.O_WRONLY)


def unread() -> bool:
    """Whether nobody reads standard output any more."""
    error = _error()
    return error is not None and error.errno == errno.EPIPE


def unwritten() -> str:
    """What to say of a standard output that couldn't be written; nothing where it could, or nobody wanted the rest."""
    error = _error()
    if error is None or error.errno == errno.EPIPE:
        return ""
    advice = "send it to a file or a pipe" if error.errno == errno.EBADF else "free some space, or send it elsewhere"
    return f"standard output: can't be written: {_reason(error)}; {advice}"


def _error() -> OSError | None:
    sys.stdout.flush()
    output = getattr(sys.stdout, "buffer", None)
    return output.error if isinstance(output, _Output) else None


def read_stdin(name: str, megabytes: int) -> bytes | Failure:
    """Standard input, which reports call `name`; of more than an article may have, so much that it is refused."""
    from seolint.files import article_limit
    from seolint.run.discovery import Failure

    try:
        return sys.stdin.buffer.read(article_limit(megabytes).size + 1)
    except OSError as error:
        return Failure(name, f"standard input can't be read: {_reason(error)}; pipe text into it, or name a file")


def _reason(error: OSError) -> str:
    """What the system says of a stream."""
    return "it is closed" if error.errno == errno.EBADF else error.strerror or str(error)


def _guarded(stream: TextIO | None, flags: int) -> TextIO:
    """A stream that doesn't raise; where there is none, one on the null device, opened as the `flags` say."""
    if stream is None:
        return io.TextIOWrapper(_Output(io.FileIO(_null(flags), "w")), encoding="utf-8")
    if not isinstance(stream, io.TextIOWrapper):  # a test or a shell of Python listens
        return stream
    raw: io.RawIOBase = getattr(stream.buffer, "raw", stream.buffer)  # type: ignore[assignment]
    return io.TextIOWrapper(
        _Output(raw),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


def _null(flags: int) -> int:
    """The null device as the file of the lowest number that is free, which is that of the stream."""
    return os.open(os.devnull, flags)
