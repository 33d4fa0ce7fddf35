"""A named person from outside checks, and their finding is published."""
