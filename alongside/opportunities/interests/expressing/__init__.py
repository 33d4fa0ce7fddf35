"""Saying that one is interested, step by step, saved as one goes."""
