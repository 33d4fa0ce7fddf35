"""A question back, and the reply."""
