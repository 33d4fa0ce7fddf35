"""Whether the service is well, for those who look after it."""
