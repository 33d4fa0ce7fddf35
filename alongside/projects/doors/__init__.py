"""Doors: the people and places a project needs, who will open each, and how it went."""
