"""The sums: pure Python packages with no Django, no database, no clock and no network."""
