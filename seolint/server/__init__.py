"""The language server (extra `lsp`): what `seolint check` reports, while the article is written. One module a feature.

`application` puts the features together; `project` knows the configs of the open folders, `results` the problems of the
open articles. Nothing here judges an article: that is `seolint.linter`, with the same config, baseline and overrides as
on the command line.
"""
