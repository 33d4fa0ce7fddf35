"""Trusts, boards, charities and universities; who belongs to them; how to get involved with each."""
