"""One small form for each question of a draft."""
