"""How allauth works for us: codes through our outbox, no passwords, no sign-up beside signing in."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by emailed code."""


class MFAAdapter(DefaultMFAAdapter):
    """Passkeys and authenticators."""
