"""Ideas: what could be better, who says that it matters to them too, and what the organisation answers."""
