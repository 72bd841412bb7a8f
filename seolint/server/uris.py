"""Addresses of files <-> their paths. Names may hold anything that a file system allows, in UTF-8 or not."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from pygls.uris import to_fs_path

LOCAL = ("", "localhost")


def path_of_uri(uri: str) -> str | None:
    """The absolute path of a file; None for an address that isn't that of a file on this computer."""
    try:
        parts = urlsplit(uri)
    except ValueError:  # such as an open bracket in the host
        return None
    if parts.scheme != "file" or not parts.path or "%00" in parts.path:
        return None
    if os.name == "nt":
        return to_fs_path(uri)
    path = os.fsdecode(unquote_to_bytes(parts.path))
    return path if parts.netloc in LOCAL else f"//{parts.netloc}{path}"


def uri_of_path(path: str | Path) -> str:
    """The address of a file, by its absolute path."""
    return Path(path).as_uri()
