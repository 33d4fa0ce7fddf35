"""The plain-English check."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.opportunities import rules
from alongside.opportunities.answering import found_or_404
from alongside.opportunities.drafting import queries
from alongside.opportunities.drafting.wording import advice
from alongside.web.access import require, signed_in


@signed_in
def words(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The draft's words with advice beside them."""
    opportunity = found_or_404(queries.draft(key))
    require(rules.may_see_behind(request.user, opportunity))
    context = {
        "opportunity": opportunity,
        "check": advice.check(opportunity),
        "may_write": rules.may_write(request.user, opportunity),
    }
    return render(request, "opportunities/drafting/words.jinja", context)
