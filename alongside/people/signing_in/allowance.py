"""How many sign-in codes an address gets: too few to guess one, shared out so that no stranger can use them up.

Each network has its own allowance for an address, a small part of what the address gets altogether. Networks are
counted broadly (as many addresses as one person easily has), because changing the last part of one costs nothing.
"""

from django.http import HttpRequest
from django.utils.translation import ngettext

from alongside.web.limits import DAY, HOUR, TooManyRequestsError, spend_within
from alongside.web.requests import client_address

# How many in an hour and in a day: from one network, and from all of them together.
OF_A_NETWORK = {HOUR: 8, DAY: 15}
OF_AN_ADDRESS = {HOUR: 24, DAY: 60}


def spend_code(request: HttpRequest, email: str) -> None:
    """Count one code; raises TooManyRequestsError over a limit.

    The network is asked first: what it may not have is not taken from what others can.
    """
    asked_from = broad(client_address(request))
    spend_within(f"{email}|{asked_from}", "sign_in_code", OF_A_NETWORK)
    spend_within(email, "sign_in_code", OF_AN_ADDRESS)


def broad(network: str) -> str:
    """Return the part of a network address that one person cannot change at will: IPv4 by /24, IPv6 by /48."""
    if ":" in network:
        return ":".join(network.split(":")[:3])
    return network.rpartition(".")[0] or network


def wait_in_words(refused: TooManyRequestsError) -> str:
    """Say how long it is until there are codes again; never less than it is."""
    minutes = -(-refused.retry_after // 60)
    if minutes < 90:
        return ngettext("%(num)d minute", "%(num)d minutes", minutes) % {"num": minutes}
    hours = -(-minutes // 60)
    return ngettext("%(num)d hour", "%(num)d hours", hours) % {"num": hours}
