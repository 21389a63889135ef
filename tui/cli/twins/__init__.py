"""Views as text, for a terminal that is only read, a pipe or a screen reader: one file a view."""
