"""What stays and what goes when somebody who wrote leaves."""

import pytest

from alongside.opportunities.drafting import actions, personal_data
from alongside.opportunities.drafting.steps import STEPS
from alongside.opportunities.models import Chooser, Opportunity, Revision
from alongside.people import hooks
from tests.factories.opportunities import ChooserFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db


def test_the_room_is_registered_once() -> None:
    assert [held.room for held in hooks.personal_data].count("opportunities") == 1


def test_the_download_says_what_one_wrote_and_changed_and_deleting_takes_the_name() -> None:
    opportunity = OpportunityFactory(title="Kinder clinics")
    lead = MembershipFactory(organisation=opportunity.organisation, is_lead=True).person
    Opportunity.objects.filter(pk=opportunity.pk).update(created_by=lead)
    answer = {"contact_name": "Maria", "contact_email": lead.email}
    actions.save(by=lead, opportunity=opportunity, step=STEPS["contact"], version=0, answer=answer)
    ChooserFactory(opportunity=opportunity, person=lead)
    held = personal_data.export(lead)
    assert held["written"][0]["title"] == "Kinder clinics"
    assert held["changed"][0]["what"] == ["contact_email", "contact_name"]
    personal_data.erase(lead)
    lead.delete()
    opportunity.refresh_from_db()
    assert (opportunity.title, opportunity.contact_name, opportunity.created_by) == ("Kinder clinics", "", None)
    assert not Chooser.objects.exists()
    assert "Maria" not in str(Revision.objects.get().after)
    assert "rosa@example.org" in str(Revision.objects.get().before)
