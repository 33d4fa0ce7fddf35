"""Signing in and joining are one way in: an address, a code by email, and at the first time a name and an age."""
