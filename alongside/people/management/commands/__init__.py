"""Commands of the people room."""
