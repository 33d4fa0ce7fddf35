"""Nobody is left hanging: reminders to the choosers, an honest word to the person."""
