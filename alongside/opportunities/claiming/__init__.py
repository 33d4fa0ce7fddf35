"""An organisation takes over openings of its own that were found elsewhere."""
