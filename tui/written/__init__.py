"""What the record holds, written as lines for whoever paints them."""
