"""Who may do what with an opportunity. Interests have rules of their own."""

from typing import Any

from alongside.opportunities import hooks
from alongside.opportunities.models import Chooser, Opportunity
from alongside.organisations import rules as organisations

State = Opportunity.State


def may_see_behind(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person may see the draft and what happened to it: any member of the organisation, and who drafts."""
    return organisations.is_member(person, opportunity.organisation) or _drafts_with(person, opportunity)


def may_draft(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person may write this opening before it is published: with the organisation, or from a project."""
    if organisations.may_draft_for(person, opportunity.organisation):
        return True
    return not opportunity.organisation.has_ended and _drafts_with(person, opportunity)


def _drafts_with(person: Any, opportunity: Opportunity) -> bool:
    return any(hook(person, opportunity) for hook in hooks.drafts_with)


def may_write(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person may change the words now.

    A draft is shared by all members. What is being read stays as it is until the reader decides. What is published
    speaks in the organisation's name, so a lead changes it.
    """
    if opportunity.state == State.DRAFT:
        return may_draft(person, opportunity)
    if opportunity.state in (State.OPEN, State.CLOSED):
        return may_look_after(person, opportunity)
    return False


def may_delete(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person may delete it: only a draft that was never public."""
    return opportunity.published_at is None and may_write(person, opportunity)


def may_ask_for_review(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person may hand the draft to a lead to read."""
    return opportunity.state == State.DRAFT and may_draft(person, opportunity)


def may_take_back(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person may take it back from review to change it."""
    return opportunity.state == State.IN_REVIEW and may_draft(person, opportunity)


def may_decide_review(person: Any, opportunity: Opportunity, *, asked_by: Any) -> bool:
    """Whether the person may decide on a reading: a lead; where a second reader is needed, not who wrote or asked."""
    if opportunity.state != State.IN_REVIEW or not may_look_after(person, opportunity):
        return False
    return not organisations.needs_second_reader(opportunity.organisation) or not has_a_hand_in(
        person, opportunity, asked_by=asked_by
    )


def has_a_hand_in(person: Any, opportunity: Opportunity, *, asked_by: Any) -> bool:
    """Whether the person started it, wrote any part of it, or asked for the reading: no second pair of eyes."""
    if person in (asked_by, opportunity.created_by):
        return True
    return any(writer.person_id == person.pk for writer in opportunity.writers.all())


def nobody_may_read(opportunity: Opportunity, *, asked_by: Any) -> bool:
    """Whether a second reader is needed and every lead has a hand in it: then the leads must ask somebody new."""
    if not organisations.needs_second_reader(opportunity.organisation):
        return False
    leads = organisations.leads(opportunity.organisation).select_related("person")
    return all(has_a_hand_in(lead.person, opportunity, asked_by=asked_by) for lead in leads)


def may_publish_at_once(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person may publish a draft without another reader."""
    return (
        opportunity.state == State.DRAFT
        and may_look_after(person, opportunity)
        and not organisations.needs_second_reader(opportunity.organisation)
    )


def may_look_after(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person may close, extend, cancel or change it in the organisation's name.

    What was found elsewhere is nobody's to change until the organisation claims it.
    """
    return not opportunity.is_unclaimed and organisations.may_publish_for(person, opportunity.organisation)


def may_claim(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person may take over, for the organisation, what was found elsewhere."""
    return opportunity.is_unclaimed and organisations.may_publish_for(person, opportunity.organisation)


def may_open_here(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person may let people come forward here; where a second reader is needed, not who claimed it."""
    if not opportunity.is_elsewhere or not may_look_after(person, opportunity):
        return False
    return not organisations.needs_second_reader(opportunity.organisation) or person != opportunity.created_by


def may_claim_somewhere(person: Any) -> bool:
    """Whether the person leads an organisation for which they could claim something."""
    return organisations.is_lead_anywhere(person)


def may_import(person: Any) -> bool:
    """Whether the person may import openings: a lead for their own organisations, an administrator for all."""
    return person.is_authenticated and (bool(person.is_administrator) or organisations.is_lead_anywhere(person))


def is_invited(person: Any, chooser: Chooser) -> bool:
    """Whether the invitation to choose is this person's own: by name while they belong, else by its address."""
    if chooser.person_id is not None:
        return bool(person.pk == chooser.person_id) and Chooser.objects.trusted().filter(pk=chooser.pk).exists()
    return bool(person.is_authenticated and person.email == chooser.email)


def may_open_answers(person: Any, opportunity: Opportunity) -> bool:
    """Whether the page of who came forward is for this person: those asked to choose see it, leads see how many."""
    if organisations.is_lead(person, opportunity.organisation):
        return True
    return opportunity.choosers.trusted().filter(person=person, declined_at=None).exists()


def may_hide(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person may hide it from the public and show it again: a lead, or an administrator."""
    if not person.is_authenticated or opportunity.published_at is None:
        return False
    return bool(person.is_administrator) or organisations.is_lead(person, opportunity.organisation)


def may_see_reports(person: Any) -> bool:
    """Whether the person may open the list of reports; they then see those they may act on."""
    return person.is_authenticated and (bool(person.is_administrator) or organisations.is_lead_anywhere(person))
