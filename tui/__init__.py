"""The terminal: everything that a person touches."""
