"""`python -m seolint.language` compiles the data files of the languages into the tables that are read at start-up."""

import json
from pathlib import Path
from typing import Any

from seolint.language import _data
from seolint.language.detection import tables


def write(path: Path, data: Any) -> None:
    """Write a table as compact JSON."""
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")


write(_data.TABLE, _data.compiled())
_data.table.cache_clear()
write(tables.TABLE, tables.compiled())
