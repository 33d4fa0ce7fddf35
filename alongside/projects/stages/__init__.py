"""How far a project is: its aim, its stages with their dates, and who with lived experience was there."""
