"""The choosers: who came forward, and an answer for everyone."""
