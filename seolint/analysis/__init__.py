"""What several checks share and reports may show. It depends on documents, not on rules."""
