"""Passkeys, authenticators, devices and the address: how somebody keeps their account their own."""
