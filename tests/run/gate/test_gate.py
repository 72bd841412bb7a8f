"""Which problems fail a run."""

from __future__ import annotations

import pytest

from seolint.run.gate import Limits, exit_code


@pytest.mark.parametrize(
    ("severities", "fail_on", "max_warnings", "failed", "expected"),
    [
        ([], "error", None, False, 0),
        (["info", "warning"], "error", None, False, 0),
        (["error"], "error", None, False, 1),
        (["warning"], "warning", None, False, 1),
        (["info"], "warning", None, False, 0),
        (["info"], "info", None, False, 1),
        (["error", "error"], "never", None, False, 0),
        (["warning", "warning"], "error", 2, False, 0),
        (["warning", "warning", "warning"], "error", 2, False, 1),
        (["error"], "error", None, True, 2),
        ([], "error", None, True, 2),
    ],
)
def test_exit_code(severities: list[str], fail_on: str, max_warnings: int | None, failed: bool, expected: int) -> None:
    assert exit_code(severities, fail_on=fail_on, max_warnings=max_warnings, failed=failed) == expected


@pytest.mark.parametrize(
    ("limits", "default", "lowest"),
    [
        (Limits(), "warning", "warning"),
        (Limits(), "info", "info"),
        (Limits(min_severity="error"), "info", "error"),
        (Limits(min_severity="error", max_warnings=3), "info", "warning"),
        (Limits("warning", min_severity="error"), "info", "warning"),
        (Limits("info"), "warning", "info"),
        (Limits("never", min_severity="error"), "warning", "error"),
    ],
)
def test_what_can_fail_a_run_is_shown(limits: Limits, default: str, lowest: str) -> None:
    assert limits.lowest_shown(default) == lowest
