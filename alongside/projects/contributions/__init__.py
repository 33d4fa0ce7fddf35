"""What people did for a project, gathered from the doing: no timesheets, no ranking."""
