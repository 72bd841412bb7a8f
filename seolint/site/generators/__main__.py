"""`python -m seolint.site.generators` compiles the data files into the table that is read at startup."""

import json

from seolint.site.generators import TABLE, compiled

TABLE.write_text(json.dumps(compiled(), ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
