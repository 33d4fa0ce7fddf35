"""Commands of the audit room."""
