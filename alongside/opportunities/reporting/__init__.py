"""What is wrong with a published opportunity: reported by anybody, hidden and shown again by those who may."""
