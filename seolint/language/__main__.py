"""`python -m seolint.language` compiles the data files of the languages into one table."""

import json

from seolint.language._data import TABLE, compiled

TABLE.write_text(json.dumps(compiled(), ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
