"""Email domains that an organisation has proved to be its own: they confirm its staff."""
