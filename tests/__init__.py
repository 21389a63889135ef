"""What holds for Parley, and how fast it is."""
