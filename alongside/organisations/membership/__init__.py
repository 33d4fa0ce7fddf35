"""Belonging to an organisation: asking, being invited, leading, leaving."""
