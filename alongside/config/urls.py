"""Every address. Each room owns its own; the ones people meet are kept for good."""

from django.urls import include, path

from alongside.web import errors

urlpatterns = [
    # First what is asked for most. The fixed words of a draw stand below a draft, where drafting takes any question.
    path("opportunities/", include("alongside.selection.urls")),
    path("opportunities/", include("alongside.opportunities.urls")),
    path("", include("alongside.site.urls")),
    path("", include("alongside.people.urls")),
    path("", include("alongside.messages.urls")),
    path("organisations/", include("alongside.organisations.urls")),
    path("administration/", include("alongside.organisations.administration.urls")),
    path("me/interests/", include("alongside.opportunities.interests.my_urls")),
    path("me/interests/", include("alongside.selection.my_urls")),
    path("", include("alongside.projects.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
