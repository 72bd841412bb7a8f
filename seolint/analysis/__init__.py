"""What several checks share, and reports may show. It knows documents, not rules."""
