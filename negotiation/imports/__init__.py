"""What comes in from other forms: entries, a line each, and tables of what others have counted."""
