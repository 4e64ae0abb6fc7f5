"""One file per kind of disagreement. ``CHECKS`` in ``findings`` names the order; nothing registers itself."""
