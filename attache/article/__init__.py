"""What the article is. ``attache.article.clean.clean`` is the one entry point."""
