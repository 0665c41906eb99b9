"""``python -m attache``: the command line."""

from attache.cli import main

main()
