"""seolint: a linter for the quality of web content."""

__version__ = "0.1.0"
