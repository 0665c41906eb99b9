"""attache: a sourced, dated, coded, bilingual record of who did what to whom in Chinese-language news, and who says so."""

__version__ = "0.3.0"
