"""Demonstration mode: invented people and openings, one press to act as any of them. Never in a real installation."""
