"""What every script of this folder is told on its command line: reach for ``options`` in a ``main``."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path

SHARED = Path(__file__).parent.parent.parent / "shared"


def options(about: str | None) -> ArgumentParser:
    """A parser that shows a module's docstring as its help and knows ``--shared``, the folder of gold and corpus."""
    cli = ArgumentParser(description=about, formatter_class=RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, default=SHARED)
    return cli
