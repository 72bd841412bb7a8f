"""Measurements, one a file: each module has one function `check(document, **options) -> Iterator[Finding]`."""
