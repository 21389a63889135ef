"""From entries to state: which entries count, in which order, and what they come to."""
