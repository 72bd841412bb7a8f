"""`python -m seolint.site.generators` compiles the data files into the table that is read at startup."""

import json

from seolint.site.generators import TABLE
from seolint.site.generators.compiling import compiled

LINES = ",\n".join(
    f"{json.dumps(name)}:{json.dumps(fields, ensure_ascii=False, separators=(',', ':'))}"
    for name, fields in compiled().items()
)
"""A line for each generator, so that changes of two don't meet."""

TABLE.write_text(f"{{\n{LINES}\n}}\n", "utf-8")
