"""Pages of how an account is protected."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.people import rules
from alongside.people.current import person_of
from alongside.people.security import address, queries
from alongside.people.security.devices import devices_of, sign_out_device, sign_out_everywhere
from alongside.people.security.forms import NewAddressCodeForm, NewAddressForm
from alongside.people.security.gates import open_without_second_step, signed_in_lately
from alongside.people.signing_in.back import back
from alongside.web.access import limited, signed_in, starting


@open_without_second_step
@signed_in
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """What protects my account, and where I am signed in."""
    person = person_of(request)
    context = queries.protection_of(person) | {
        "devices": devices_of(person, request.session.session_key),
        "must": rules.must_be_strong(person),
    }
    return render(request, "people/security/security.jinja", context)


@open_without_second_step
@signed_in
@require_safe
def protect(request: HttpRequest) -> HttpResponse:
    """Why somebody with powers needs one more step, and how to set it up."""
    if not rules.needs_second_step(person_of(request)):
        return redirect(back(request))
    return render(request, "people/security/protect.jinja")


@open_without_second_step
@starting
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Be sure that it is still the same person before something that protects the account changes."""
    going = back(request)
    if request.method == "POST":
        logout(request)
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'because': 'again', 'next': going})}")
    return render(request, "people/security/again.jinja", {"next": going})


@open_without_second_step
@signed_in
@require_POST
def sign_out_one(request: HttpRequest, device: int) -> HttpResponse:
    """Sign out on one device."""
    sign_out_device(by=person_of(request), device=device)
    messages.success(request, _("That device is signed out."))
    return redirect("mfa_index")


@open_without_second_step
@signed_in
@require_POST
def sign_out_all(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere, here too."""
    sign_out_everywhere(by=person_of(request))
    logout(request)
    return redirect("account_login")


@open_without_second_step
@signed_in
@limited(20, "new_address")
@signed_in_lately
@require_http_methods(["GET", "HEAD", "POST"])
def new_address(request: HttpRequest) -> HttpResponse:
    """Type a new address."""
    person = person_of(request)
    form = NewAddressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["email"] == person.email:
            messages.success(request, _("That is your address already."))
            return redirect("mfa_index")
        address.start(request, by=person, email=form.cleaned_data["email"])
        return redirect("new_address_code")
    return render(request, "people/security/new_address.jinja", {"form": form})


@open_without_second_step
@signed_in
@limited(60, "new_address_code")
@signed_in_lately
@require_http_methods(["GET", "HEAD", "POST"])
def new_address_code(request: HttpRequest) -> HttpResponse:
    """Type the code that went to the new address."""
    email = address.waiting(request)
    if email is None:
        return redirect("new_address")
    form = NewAddressCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _confirmed(request, form):
        messages.success(request, _("Your email address is changed."))
        return redirect("mfa_index")
    if address.waiting(request) is None:
        return redirect("new_address")
    return render(request, "people/security/new_address_code.jinja", {"form": form, "email": email})


def _confirmed(request: HttpRequest, form: Any) -> bool:
    try:
        right = address.confirm(request, by=person_of(request), code=form.cleaned_data["code"])
    except address.AddressTakenError:
        right = False
    if not right:
        form.add_error("code", _("That code is not right. Check the newest email from us and type the code again."))
    return right
