"""Ideas, projects and the flat teams that carry them."""
