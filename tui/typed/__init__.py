"""What is typed: how it is understood, completed, found and kept."""
