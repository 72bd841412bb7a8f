"""Whatever is in a repository, seolint copes: generated and mutated inputs, and what must hold of every one."""
