"""How far a run is, on standard error: a line that changes on a terminal, else a new one now and then."""

from __future__ import annotations

import time
from typing import TextIO

EVERY, LINE_EVERY = 0.5, 60.0
"""Seconds between two changes of the line on a terminal, and between two lines elsewhere."""

_WIDTH = 78


class Progress:
    """Progress through `total` bytes of input, which may be set later."""

    def __init__(self, stream: TextIO, total: int = 0, quiet: bool = False) -> None:
        self.total = total
        self._stream, self._quiet = stream, quiet
        self._on_terminal = stream.isatty()
        self._started = self._shown = time.monotonic()
        self._line = False

    def update(self, pages: int, position: int) -> None:
        """Show that so many pages are done, and so many bytes read, if it is time to."""
        now = time.monotonic()
        if self._quiet or now - self._shown < (EVERY if self._on_terminal else LINE_EVERY):
            return
        self._shown = now
        line = progress_line(pages, position / max(self.total, 1), now - self._started)
        if self._on_terminal:
            self._line = True
            print(f"\r{line:{_WIDTH}}", end="", file=self._stream, flush=True)
        else:
            print(line, file=self._stream, flush=True)

    def clear(self) -> None:
        """Take the line away, so that something else can be printed."""
        if self._line:
            self._line = False
            print("\r" + " " * _WIDTH + "\r", end="", file=self._stream, flush=True)


def progress_line(pages: int, share: float, seconds: float) -> str:
    """How far a run is after so many seconds: its share (0–1), the speed, and the time left at this speed."""
    speed = pages / seconds if seconds else 0.0
    left = f", {duration(seconds * (1 - share) / share)} left" if 0 < share <= 1 else ""
    return f"{pages:,} pages, {share:.0%}, {speed:,.0f} a second{left}"


def duration(seconds: float) -> str:
    """A time for people: 42 s, 3 min, 2 h 5 min."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
