"""From paths to results: discovery, workers, cache, score, and the gate."""
