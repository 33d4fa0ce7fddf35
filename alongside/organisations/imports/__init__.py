"""Bringing in organisations from the official register, or from a plain CSV file."""
