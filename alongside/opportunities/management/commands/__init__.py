"""Commands of the opportunities room."""
