"""Bringing in a file: reading it, listing all that is wrong with it, keeping it until somebody confirms."""
