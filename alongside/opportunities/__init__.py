"""Publish, find, express interest, answer."""
