"""What the tests of packaging share: a clean copy of the checkout, and whether packages can be installed."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
PACKAGED = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    ".pre-commit-hooks.yaml",
    "action.yml",
)
FOLDERS = ("seolint", "rules", "tests")


def copy_of_checkout(to: Path) -> Path:
    """The files that are packaged, as they are now, without what tools left behind."""
    to.mkdir(parents=True)
    for name in PACKAGED:
        shutil.copy(ROOT / name, to / name)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__", ".cache", ".*_cache"))
    return to


def _index_answers() -> bool:
    """Whether pip gets at packages: asks for the one that building needs anyway."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--retries", "1", "--dest", folder]
        told = subprocess.run([*command, "hatchling"], capture_output=True, timeout=120, check=False)
    return told.returncode == 0


@pytest.fixture(scope="session")
def _packages() -> None:
    if not _index_answers():
        pytest.skip("no packages can be installed here: pip gets no answer")


needs_index = pytest.mark.usefixtures("_packages")
"""Marks tests that install packages: skipped where pip can't."""


def pytest_configure() -> None:
    """Keep results of runs in no folder of the user, and let Ctrl-C count in the processes that tests start.

    The latter also where a shell runs the tests in its background. And let no test fail because a machine is busy.
    """
    settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("patient")
    caches = tempfile.mkdtemp(prefix="seolint-tests-")
    atexit.register(shutil.rmtree, caches, ignore_errors=True)
    os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = caches
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
