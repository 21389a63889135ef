"""What is shown, on whichever screen or paper: frozen rows, made of a State and nothing else."""
