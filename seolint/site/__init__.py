"""The site that articles become: its generator, which of its files are articles, and what holds across its pages."""
