"""Paths as build servers expect them: relative to the folder of the run, without `./`, and as URIs."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import quote_from_bytes


def relative(path: str, root: str) -> str:
    """`path` relative to `root`, an absolute folder or "": without `./`, and absolute if it lies elsewhere."""
    if root and Path(path).is_absolute() and Path(path).is_relative_to(root):
        return Path(path).relative_to(root).as_posix()
    return PurePosixPath(path).as_posix()


def uri(path: str) -> str:
    """A path as a URI reference, its bytes percent-encoded; a full `file:` URI if it is absolute."""
    quoted = quote_from_bytes(_bytes(path), safe="/")
    if path.startswith("/"):
        return f"file://{quoted}"
    return f"file:///{quoted.replace('%3A', ':', 1)}" if Path(path).is_absolute() else quoted


def inside(path: str, root: str) -> str:
    """`relative(path, root)`, but absolute for a path that leaves the root by `..`."""
    short = relative(path, root)
    return normpath(f"{root}/{short}") if root and short.split("/")[0] == ".." else short


def _bytes(path: str) -> bytes:
    """The bytes of a file name as it is on disk, even where they are not UTF-8."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")
