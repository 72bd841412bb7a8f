"""What the tests of packaging share: a clean copy of the checkout, and packages to install."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
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
ENVIRONMENT = dict(os.environ)
"""The variables that the tests were started with."""


def copy_of_checkout(to: Path) -> Path:
    """The files that are packaged, as they are now, without what tools left behind."""
    to.mkdir(parents=True)
    for name in PACKAGED:
        shutil.copy(ROOT / name, to / name)
    for name in FOLDERS:
        left_behind = shutil.ignore_patterns("__pycache__", ".cache", ".*_cache", "node_modules", "*.vsix")
        shutil.copytree(ROOT / name, to / name, ignore=left_behind)
    return to


def _download_wheels(to: Path) -> bool:
    """Whether pip gets at packages: builds seolint as it is now, and fetches all that this and installing it take."""
    copy = copy_of_checkout(to.parent / "checkout")
    builders = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--retries",
        "1",
        "--wheel-dir",
        to,
        copy,
        "pip",
        *builders,
    ]
    return subprocess.run(command, capture_output=True, timeout=300, check=False).returncode == 0


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the wheels of seolint and all it needs, made once for all workers; there pip looks from here on.

    The pages of an index have 20,000 links, which take pip longer than everything else that it does for a test. Nor
    does it compile what is installed, of which a test imports little.
    """
    mine = tmp_path_factory.getbasetemp()
    folder = (mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / "packages"
    folder.mkdir(exist_ok=True)
    made, failed = folder / "wheels", folder / "failed"
    with FileLock(folder / "lock"):
        if not made.is_dir() and not failed.exists() and not _download_wheels(made):
            failed.touch()
    if failed.exists():
        pytest.skip("no packages can be installed here: pip gets no answer")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(made), "PIP_COMPILE": "0"}.items():
            patch.setenv(name, value)
        yield made


needs_index = pytest.mark.usefixtures("wheels")
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


LONGEST = (
    "tests/test_package.py",
    "tests/cli/test_faults.py",
    "tests/test_action.py",
    "tests/test_recipes.py",
    "tests/test_pre_commit.py",
    "tests/cli/test_watch.py",
)
"""The files that take longest, in part waiting: run first, so that no worker is left with one when all else is done."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    order = {ROOT / name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path, len(order)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """How many workers `-n auto` starts: one more than processors, as some tests wait for a time limit to run out."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Let the collector pass over all that is loaded, the tests among it: to go through it took a sixth of the time."""
    gc.collect()
    gc.freeze()
