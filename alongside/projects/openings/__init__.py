"""Openings of a project: “we need someone who…”, and those chosen who then join the team."""
