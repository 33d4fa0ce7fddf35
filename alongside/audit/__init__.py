"""What happened, who did it: append-only, sealed into a chain. Never what somebody wrote."""
