"""What a fuzzing run finds: which promise was broken, and where, so that the same fault is counted, not kept again."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import seolint

PACKAGE = Path(seolint.__file__).parent


class Fault(NamedTuple):
    """A broken promise: `step` is the check that saw it, `place` the innermost frame or what else tells it apart."""

    step: str
    kind: str
    place: str
    message: str

    @property
    def key(self) -> tuple[str, str]:
        """What two finds of the same fault have in common."""
        return self.kind, self.place


def from_exception(step: str, error: BaseException) -> Fault:
    """The fault that an exception shows: by its type and the innermost frame within seolint."""
    message = "".join(traceback.format_exception_only(error)).strip()
    frames = [(frame, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    for frame, line in reversed(frames):
        if (place := _within(frame)) is not None:
            return Fault(step, type(error).__name__, f"{place}:{line}", message)
    frame, line = frames[-1]
    return Fault(step, type(error).__name__, f"{Path(frame.f_code.co_filename).name}:{line}", message)


def from_timeout(step: str, error: BaseException) -> Fault:
    """The fault that an exceeded time limit shows: by the outermost function of seolint below the linter.

    The innermost frame is another one each time.
    """
    places = list(filter(None, (_within(frame) for frame, _ in traceback.walk_tb(error.__traceback__))))
    telling = [place for place in places if "/" in place]
    return Fault(step, "time limit", (telling or places or ["?"])[0], f"more than {error} of CPU; in {places[-3:]}")


def _within(frame: FrameType) -> str | None:
    """File and function of a frame of seolint."""
    path = Path(frame.f_code.co_filename)
    if PACKAGE not in path.parents:
        return None
    return f"{path.relative_to(PACKAGE).as_posix()}:{frame.f_code.co_name}"


def lines(faults: Iterator[Fault]) -> str:
    """Faults for people, one a line."""
    return "\n".join(f"{fault.kind} at {fault.place} ({fault.step}): {fault.message}" for fault in faults)
