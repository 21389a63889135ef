"""The Board as lines: its sections, how they share the room there is, and where each stands."""
