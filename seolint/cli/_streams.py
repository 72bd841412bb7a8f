"""Standard streams that can't end a run if one is closed, its disk is full, or nobody reads from the pipe.

In each of these cases, Python raises an exception wherever something is printed next, and click ends the command there.
Here the first error of a stream is kept, and what comes after it is dropped, so that a command does all it can, and its
exit code is right: that of `seolint check | head -1` depends on what the check found.
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
"""What standard input is called if the user doesn't name it."""


class _Output(io.BufferedWriter):
    """A stream of bytes that keeps the first `error` raised by writing to it, and ignores what follows.

    Not built on a raw stream in Python: if that were interrupted just after writing, it would seem not to have written,
    and write again.
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
    """What to say if standard output couldn't be written; nothing if it could, or if nobody wanted the rest."""
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
    """Standard input, which reports call `name`; if it exceeds an article's limit, just enough to be refused."""
    from seolint.files import article_limit
    from seolint.run.discovery import Failure

    try:
        return sys.stdin.buffer.read(article_limit(megabytes).size + 1)
    except OSError as error:
        return Failure(name, f"standard input can't be read: {_reason(error)}; pipe text into it, or name a file")


def _reason(error: OSError) -> str:
    """The system's message about a stream."""
    return "it is closed" if error.errno == errno.EBADF else error.strerror or str(error)


def _guarded(stream: TextIO | None, flags: int) -> TextIO:
    """A stream that doesn't raise; if there is none, one on the null device, opened as the `flags` say."""
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
    """The null device, opened under the lowest free file number, which is that of the stream."""
    return os.open(os.devnull, flags)
