"""Where bytes come from. ``read`` is the one entry point."""
