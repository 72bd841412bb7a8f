"""What goes wrong in a file becomes a line: exceptions, panics of native libraries, and a file that takes too long."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from threading import Thread

import pytest
import sentencex

from seolint import faults
from seolint.faults import contained

needs_alarm = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timer for a process")


class Panic(BaseException):
    """As those of native libraries are, it is no Exception."""


def raising(error: BaseException) -> Callable[[], str]:
    def work() -> str:
        raise error

    return work


def downwards() -> str:
    return downwards()


def forever() -> str:
    while True:
        time.sleep(0)


def stubborn() -> str:
    """Goes on for ever, whatever is raised for the first time."""
    try:
        return forever()
    except BaseException:
        return forever()


def result(work: Callable[[], str], seconds: float = 0) -> str:
    return contained(work, "failed: {}".format, seconds)


@pytest.mark.parametrize(
    ("work", "message"),
    [
        (raising(ValueError("no\n  such\tlevel")), "ValueError: no such level; please report it with the file"),
        (raising(Panic("index out of bounds")), "Panic: index out of bounds; please report it with the file"),
        (raising(KeyError("x" * 1000)), f"KeyError: '{'x' * 299}…; please report it with the file"),
        (downwards, "RecursionError: maximum recursion depth exceeded; please report it with the file"),
    ],
)
def test_whatever_goes_wrong_is_one_line(work: Callable[[], str], message: str) -> None:
    assert result(work) == f"failed: internal error: {message}"


def test_want_of_memory_is_no_fault_to_report() -> None:
    assert result(lambda: "x" * (1 << 60)) == "failed: there is not enough memory to lint it; split it, or leave it out"


def test_a_panic_in_rust_is_contained() -> None:
    def work() -> str:
        return str(sentencex.get_sentence_boundaries("en", "Plan A\xa0. It"))

    try:
        work()
    except BaseException as error:
        assert result(work).startswith(f"failed: internal error: {type(error).__name__}: ")
    else:
        pytest.skip("this sentencex doesn't panic here")


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_who_wants_to_leave_leaves(error: type[BaseException]) -> None:
    with pytest.raises(error):
        result(raising(error()))


@needs_alarm
@pytest.mark.parametrize("work", [forever, stubborn])
def test_a_time_limit_ends_what_does_not_end(monkeypatch: pytest.MonkeyPatch, work: Callable[[], str]) -> None:
    monkeypatch.setattr(faults, "AGAIN", 0.05)
    before = signal.getsignal(signal.SIGALRM)
    outcome = result(work, 0.05)
    assert outcome == "failed: takes longer than 0.05 s; leave it out, or allow more with --timeout"
    assert (signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL)) == (before, (0, 0))


@needs_alarm
@pytest.mark.parametrize("work", [lambda: "done", raising(ValueError())])
def test_what_ends_in_time_is_not_disturbed_later(work: Callable[[], str]) -> None:
    before = result(work)
    assert result(work, 60) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_outside_of_the_main_thread_there_is_no_limit() -> None:
    found: list[str] = []
    thread = Thread(target=lambda: found.append(result(lambda: "done", 60)))
    thread.start()
    thread.join()
    assert found == ["done"]
