"""What paints lines: each widget is handed frozen rows, and holds no truth of its own."""
