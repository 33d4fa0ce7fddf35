"""What we send: an outbox that a worker empties, templates, preferences and stop links."""
