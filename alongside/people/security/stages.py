"""The steps that signing in goes through."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from alongside.people import rules


class SecondStep(AuthenticateStage):
    """After the code: the passkey or the authenticator, for those who need it."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return super()._should_handle(request) and rules.asks_second_step(self.login.user)
