"""What a browser complains about behind a page's back: scripts that fail, and what our own policy refuses."""

from playwright.sync_api import BrowserContext, ConsoleMessage, WebError

REFUSALS = ("Content Security Policy", "Refused to", "Permissions policy violation")


class Complaints:
    """Collects complaints of browsers and fails the test with them."""

    def __init__(self) -> None:
        self._heard: list[str] = []

    def listen_to(self, context: BrowserContext) -> BrowserContext:
        """Hear every page of this browser."""
        context.on("console", self._console)
        context.on("weberror", self._error)
        return context

    def refuse_any(self) -> None:
        """Fail when something was heard."""
        assert not self._heard, "The browser complained:\n" + "\n".join(self._heard)

    def _console(self, message: ConsoleMessage) -> None:
        if any(refusal in message.text for refusal in REFUSALS):
            self._heard.append(message.text)

    def _error(self, error: WebError) -> None:
        self._heard.append(f"{error.page.url if error.page else ''}: {error.error}")
