"""What everybody may see, and what only the person concerned may."""
