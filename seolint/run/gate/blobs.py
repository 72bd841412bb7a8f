"""The content of files as git stores them, from one process of git that answers for as long as it is asked."""

from __future__ import annotations

import errno
import os
import subprocess
from threading import Timer

from seolint.run.gate.git import PATIENCE, ChangesError, Git

_NO_CONTENT = "git has only its name, not its content; get it with: git checkout"
_ENDED = "git ended while it was read; run git fsck to see why"


class Blobs:
    """The content of blobs. Each process of a run that reads some has a git of its own, until that is closed."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def __getstate__(self) -> dict[str, object]:
        return {"_git": self._git, "_process": None, "_owner": 0}

    def read(self, blob: str, most: int) -> bytes | None:
        """The content of a blob; None if it has more than `most` bytes. Raises OSError."""
        try:
            size, content = self._answer(blob, most)
        except BaseException:
            self.close()  # what it still sends would be taken for the answer to the next question
            raise
        if size is None:
            raise OSError(errno.ENOENT, _NO_CONTENT)
        if size > most:
            self.close()
            return None
        return content

    def close(self) -> None:
        """End the process. Reading starts another."""
        process, self._process = self._process, None
        if process and self._owner == os.getpid():
            process.kill()
            process.communicate()

    def _answer(self, blob: str, most: int) -> tuple[int | None, bytes]:
        """The size of a blob, None if git doesn't have it, and its content if that isn't larger than allowed."""
        process = self._running()
        assert process.stdin and process.stdout
        watch = Timer(PATIENCE, process.kill)
        watch.start()
        try:
            process.stdin.write(f"{blob}\n".encode())
            process.stdin.flush()
            answer = process.stdout.readline().split()
            if answer[-1:] == [b"missing"]:
                return None, b""
            size = int(answer[2]) if len(answer) == 3 else 0
            content = process.stdout.read(size + 1) if size <= most else b""
        finally:
            watch.cancel()
        if len(answer) < 3 or len(content) <= size <= most:
            raise OSError(errno.EIO, _ENDED)
        return size, content[:-1]

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._owner != os.getpid():
            try:
                self._process = self._git.start("cat-file", "--batch", stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
            except ChangesError as error:
                raise OSError(errno.ENOENT, str(error)) from error
            self._owner = os.getpid()
        return self._process
