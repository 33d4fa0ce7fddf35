"""Discussion by topic: what a team writes to each other, where everybody in it can read it later."""
