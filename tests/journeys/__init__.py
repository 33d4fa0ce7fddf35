"""What people do, done by a real browser, with and without JavaScript."""
