"""What people are asked for the draw, on a page of its own."""
