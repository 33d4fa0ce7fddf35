"""The sums in the background, the number, the answers, and who steps in."""
