"""Before publication: why, which features, who checks."""
