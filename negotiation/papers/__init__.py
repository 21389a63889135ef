"""Papers: what leaves the desk for people and programs that never open a terminal."""
