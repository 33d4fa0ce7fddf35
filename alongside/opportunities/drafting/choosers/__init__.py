"""Naming the people who choose: members of the organisation, or anybody by email."""
