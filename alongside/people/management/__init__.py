"""Commands of this room live in `commands/`."""
