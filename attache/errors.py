"""What can go wrong, as a small tree.

    AttacheError
    ├── SourceError     a file or stream that cannot be read, or holds no article      .source
    ├── LexiconError    a row of data/ that breaks its table's rules                   .table .row
    ├── LedgerError     a ledger that cannot be opened, or is of another version       .path
    └── CaptureError    a folder of captures that cannot be written to                 .path

Each message names the thing and the way out in one line: ``message: 'thing': cause``.
"""


class AttacheError(Exception):
    """Anything attache raises on purpose; catch this to catch them all."""


class SourceError(AttacheError):
    """A source that cannot be read or holds nothing to code."""

    def __init__(self, message: str, source: str, cause: str | None = None) -> None:
        self.source = source
        super().__init__(f"{message}: {source!r}" + (f": {cause}" if cause else ""))


class LexiconError(AttacheError):
    """A table row that cannot be used; the message says which and why."""

    def __init__(self, message: str, table: str, row: str) -> None:
        self.table, self.row = table, row
        super().__init__(f"{message}: {table}: {row!r}")


class LedgerError(AttacheError):
    """A ledger file that cannot be opened or written."""

    def __init__(self, message: str, path: str, cause: str | None = None) -> None:
        self.path = path
        super().__init__(f"{message}: {path!r}" + (f": {cause}" if cause else ""))


class CaptureError(AttacheError):
    """A folder of captures that cannot be written to; nothing more can be stored in it."""

    def __init__(self, message: str, path: str, cause: str | None = None) -> None:
        self.path = path
        super().__init__(f"{message}: {path!r}" + (f": {cause}" if cause else ""))
