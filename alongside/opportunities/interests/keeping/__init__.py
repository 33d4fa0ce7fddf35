"""How long it is kept, and how it is taken away."""
