"""After closing: targets, whether they can be met, what they cost, and a second person's yes."""
