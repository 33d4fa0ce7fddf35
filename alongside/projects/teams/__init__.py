"""Who is in a project's team: starting, inviting, joining, leaving."""
