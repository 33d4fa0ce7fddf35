"""What somebody sees of what they sent, and how they take it back."""
