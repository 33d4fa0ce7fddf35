"""The round-up: what happened in all of one’s projects, and what waits, in one message a week, a day, or never."""
