"""Decisions by consent: proposed, clarified, said to by each, and decided once no concern is left."""
