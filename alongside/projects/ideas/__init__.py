"""Ideas: what somebody thinks could be better, who says that it matters to them too, and what the organisation answers."""
