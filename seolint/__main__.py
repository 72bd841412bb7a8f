"""`python -m seolint` is the command `seolint`."""

from seolint.cli import main

main()
