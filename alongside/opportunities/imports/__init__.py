"""Bringing in openings that are published elsewhere."""
