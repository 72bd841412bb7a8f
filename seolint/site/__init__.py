"""The site that articles become: what made it, which of its files are articles, and what is known across its pages."""
