"""The tasks of a team: what, who, when you can. Nobody is ever late."""
