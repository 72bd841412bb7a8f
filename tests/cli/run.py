"""seolint as a user runs it, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def seolint(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The outcome of `seolint <arguments>` in `folder`."""
    command = [sys.executable, "-m", "seolint", *arguments]
    return subprocess.run(command, cwd=folder, input=stdin, capture_output=True, timeout=60, check=False)
