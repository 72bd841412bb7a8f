"""Articles as a run reports them where their text is shown."""

from __future__ import annotations

from collections.abc import Mapping

from seolint import config
from seolint.linter import Extras, examine
from seolint.rules.rule import Problem
from seolint.run.result import FileResult, RunResult

LOCKS = """---
title: Bicycle locks
---
# Bicycle locks

A **good lock** is heavy, and [reviews](/reviews) say which. cheap bike locks leeds

### Chains

A chain reaches further than a bar. cheap bike locks leeds

![](chain.png)

## Price

Spend a tenth of what the bicycle cost. cheap bike locks leeds
"""

HARMFUL = """<!DOCTYPE html><title>Sheds</title></script><script>window.ran = "title"</script>
<h1>Sheds <img src=x onerror="window.ran = 'image'"></h1>
<h3>Sizes</h3>
<p>Write &lt;script&gt;window.ran = "text"&lt;/script&gt; or &lt;/script&gt;&lt;b&gt;. cheap sheds leeds</p>
<p>&lt;!--&lt;script&gt; <b><i></b> javascript:alert(1) ]]&gt; cheap sheds leeds
<p>cheap sheds leeds<script>window.ran = "own"
"""


def run_of(sources: Mapping[str, str]) -> RunResult:
    """The run over articles by path, under the recommended preset."""
    settings = config.load()
    problems: list[Problem] = []
    files = []
    for path, source in sources.items():
        report = examine(source, path, settings, extras=Extras(page_text=True))
        problems += report.problems
        files.append(FileResult(path, report.format, report.language, report.words, page_text=report.page_text))
    rules = {name: state.rule for name, state in settings.states.items()}
    return RunResult(problems, files, [("broken.md", "is no text")], rules, "/site")
