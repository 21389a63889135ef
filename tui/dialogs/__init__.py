"""What is asked and shown over a screen."""
