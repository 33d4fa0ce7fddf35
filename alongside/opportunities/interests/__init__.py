"""Express interest, choose, answer: from one person to one opportunity and back."""
