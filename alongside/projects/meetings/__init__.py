"""Meetings: finding a time, what to talk about, what was noted, and a calendar that keeps up."""
