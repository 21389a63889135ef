"""What everything else is written in: refs, uncertain time, grades, text that is safe to show."""
