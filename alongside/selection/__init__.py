"""Choosing fairly: draws from files, with a lottery that anybody can check."""
