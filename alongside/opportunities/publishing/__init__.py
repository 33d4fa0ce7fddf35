"""The life of an opportunity: review, publish, change, close, cancel, hide."""
