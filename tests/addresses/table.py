"""Who may open each address. An address that is not here fails the test; so does a row without an address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from alongside.messages import tokens
from alongside.people.profile import vocabulary
from tests.addresses.belonging import TOKEN
from tests.addresses.meetings import CALENDAR
from tests.addresses.world import World

EVERYBODY = frozenset({"visitor", "joining", "partner", "staff", "other lead", "lead", "administrator"})
JOINED = EVERYBODY - {"visitor", "joining"}
SIGNED_IN = EVERYBODY - {"visitor"}
MEMBERS = frozenset({"staff", "lead"})
PARTNER = frozenset({"partner"})
CHOOSERS = frozenset({"staff"})
LEADS = frozenset({"lead"})
# A member of the team, and one who pauses. The lead of another organisation has left the team.
TEAM = frozenset({"partner", "staff"})
ADMINISTRATORS = frozenset({"administrator"})


@dataclass(frozen=True)
class Row:
    """Who may, and what the address is about in the test's world."""

    who: frozenset[str]
    about: Callable[[World], dict[str, Any]] = lambda world: {}


def organisation(world: World) -> dict[str, Any]:
    """The organisation whose lead and staff are in the world."""
    return {"slug": world.organisation.slug}


def opportunity(world: World) -> dict[str, Any]:
    """Its open opportunity."""
    return {"slug": world.opportunity.slug}


def way(world: World) -> dict[str, Any]:
    """A way to get involved with it."""
    return organisation(world) | {"key": world.belonging.way.key}


def request_to_join(world: World) -> dict[str, Any]:
    """Somebody who asks to join it."""
    return organisation(world) | {"number": world.belonging.asking.pk}


def member(world: World) -> dict[str, Any]:
    """Its member of staff."""
    return organisation(world) | {"number": world.belonging.member.pk}


def domain(world: World) -> dict[str, Any]:
    """A domain of its own."""
    return organisation(world) | {"number": world.belonging.domain.pk}


def invitation_sent(world: World) -> dict[str, Any]:
    """An invitation that its lead sent."""
    return organisation(world) | {"key": world.belonging.invitation.key}


def hidden_idea(world: World) -> dict[str, Any]:
    """One that was hidden, and of which somebody asks to look again."""
    return {"key": world.together.hidden_idea.key}


def idea(world: World) -> dict[str, Any]:
    """An idea about it that was sent."""
    return {"key": world.together.idea.key}


def draft(world: World) -> dict[str, Any]:
    """Its draft."""
    return {"key": world.draft.key}


def found_elsewhere(world: World) -> dict[str, Any]:
    """What was found elsewhere and is its own to claim."""
    return {"slug": world.found_elsewhere.slug}


def openings(world: World) -> dict[str, Any]:
    """A file of openings that its lead sent."""
    return {"key": world.openings.key}


def interest(world: World) -> dict[str, Any]:
    """What the partner said they are interested in."""
    return {"key": world.interest.key}


def fair_draft(world: World) -> dict[str, Any]:
    """Its draft whose people are chosen by a fair draw."""
    return {"key": world.fair.draft.opportunity.key}


def planned_draw(world: World) -> dict[str, Any]:
    """A closed opportunity whose draw has no targets yet. Staff choose."""
    return {"slug": world.fair.planned.opportunity.slug}


def draw_version(world: World) -> dict[str, Any]:
    """Targets that were tried for it."""
    return planned_draw(world) | {"number": 1}


def drawn(world: World) -> dict[str, Any]:
    """One that is drawn. The lead of another organisation checks it from outside."""
    return {"slug": world.fair.drawn.opportunity.slug}


def project(world: World) -> dict[str, Any]:
    """A project about its care."""
    return {"slug": world.together.project.slug}


def decision(world: World) -> dict[str, Any]:
    """A proposal of its team that is open."""
    return project(world) | {"key": world.together.decisions.open.key}


def meeting(world: World) -> dict[str, Any]:
    """A meeting of its team whose time is set."""
    return project(world) | {"key": world.together.meetings.ahead.key}


def finding(world: World) -> dict[str, Any]:
    """A meeting of its team whose time is still looked for."""
    return project(world) | {"key": world.together.meetings.finding.key}


def held(world: World) -> dict[str, Any]:
    """A meeting of its team that has begun."""
    return project(world) | {"key": world.together.meetings.held.key}


def topic(world: World) -> dict[str, Any]:
    """A discussion of its team."""
    return project(world) | {"key": world.together.discussion.topic.key}


def post(world: World) -> dict[str, Any]:
    """What a member wrote in it."""
    return project(world) | {"key": world.together.discussion.post.key}


def task(world: World) -> dict[str, Any]:
    """A task of its team."""
    return project(world) | {"key": world.together.task.key}


def by_post(world: World) -> dict[str, Any]:
    """Somebody in the team who takes part by post, for whom the partner writes."""
    return project(world) | {"whom": world.together.by_post.key}


TABLE: dict[str, Row] = {
    # site
    "home": Row(EVERYBODY),
    "about": Row(EVERYBODY),
    "accessibility": Row(EVERYBODY),
    "privacy": Row(EVERYBODY),
    "cookies": Row(EVERYBODY),
    "contact": Row(EVERYBODY),
    "health": Row(EVERYBODY),
    "robots": Row(EVERYBODY),
    "topic_vocabulary": Row(EVERYBODY, lambda world: {"digest": vocabulary.digest_now()}),
    "security_txt": Row(EVERYBODY),
    "my_page": Row(JOINED),
    # demonstration: nobody, unless the service was started as one
    "demo_people": Row(frozenset()),
    "demo_messages": Row(frozenset()),
    "demo_message": Row(frozenset(), lambda world: {"reference": world.message.reference}),
    # people
    "account_login": Row(EVERYBODY),
    "account_request_login_code": Row(EVERYBODY),
    "account_confirm_login_code": Row(EVERYBODY),
    "sign_out": Row(EVERYBODY),
    "join": Row(SIGNED_IN),
    "profile": Row(JOINED),
    "sharing": Row(JOINED),
    "profile_step": Row(JOINED, lambda world: {"key": "needs"}),
    "profile_take_back": Row(JOINED, lambda world: {"key": "lived"}),
    "mfa_login_webauthn": Row(EVERYBODY),
    "mfa_authenticate": Row(EVERYBODY),
    "mfa_index": Row(JOINED),
    "protect": Row(JOINED),
    "sign_in_again": Row(SIGNED_IN),
    "mfa_add_webauthn": Row(JOINED),
    "mfa_edit_webauthn": Row(JOINED, lambda world: {"pk": 1}),
    "mfa_remove_webauthn": Row(JOINED, lambda world: {"pk": 1}),
    "mfa_activate_totp": Row(JOINED),
    "mfa_deactivate_totp": Row(JOINED),
    "mfa_view_recovery_codes": Row(JOINED),
    "mfa_generate_recovery_codes": Row(JOINED),
    "sign_out_device": Row(JOINED, lambda world: {"device": 1}),
    "sign_out_everywhere": Row(JOINED),
    "new_address": Row(JOINED),
    "new_address_code": Row(JOINED),
    "my_data": Row(JOINED),
    "my_data_held": Row(JOINED),
    "my_data_download": Row(JOINED),
    "leave": Row(JOINED),
    "leave_for_good": Row(JOINED),
    "left": Row(EVERYBODY),
    # messages
    "my_messages": Row(JOINED),
    "unblock": Row(JOINED, lambda world: {"sender_id": 1}),
    "stop": Row(EVERYBODY, lambda world: {"token": tokens.make(world.message.reference)}),
    # organisations
    "organisations": Row(EVERYBODY),
    "organisation": Row(EVERYBODY, organisation),
    "invitation": Row(EVERYBODY - {"joining"}, lambda world: {"token": TOKEN}),
    "join_organisation": Row(JOINED, organisation),
    "ask_to_lead": Row(JOINED, organisation),
    "leave_organisation": Row(JOINED, organisation),
    "manage_organisation": Row(LEADS, organisation),
    "manage_about": Row(LEADS, organisation),
    "manage_safeguarding": Row(LEADS, organisation),
    "manage_second_reader": Row(LEADS, organisation),
    "manage_ways": Row(LEADS, organisation),
    "manage_new_way": Row(LEADS, organisation),
    "manage_way": Row(LEADS, way),
    "manage_remove_way": Row(LEADS, way),
    "manage_members": Row(LEADS, organisation),
    "manage_member": Row(LEADS, member),
    "manage_requests": Row(LEADS, organisation),
    "manage_decide": Row(LEADS, request_to_join),
    "manage_invitations": Row(LEADS, organisation),
    "manage_invite": Row(LEADS, organisation),
    "manage_cancel_invitation": Row(LEADS, invitation_sent),
    "manage_domains": Row(LEADS, organisation),
    "manage_domain": Row(LEADS, domain),
    # administration
    "administration": Row(ADMINISTRATORS),
    "lead_requests": Row(ADMINISTRATORS),
    "lead_request": Row(ADMINISTRATORS, lambda world: {"number": world.belonging.request_to_lead.pk}),
    "import_file": Row(ADMINISTRATORS),
    "import_check": Row(ADMINISTRATORS, lambda world: {"key": world.belonging.upload.key}),
    # opportunities
    "opportunities": Row(EVERYBODY),
    "opportunity": Row(EVERYBODY, opportunity),
    "opportunity_print": Row(EVERYBODY, opportunity),
    "opportunity_report": Row(EVERYBODY, opportunity),
    "opportunity_reported": Row(EVERYBODY, opportunity),
    "new_opportunity": Row(JOINED),
    "drafts": Row(JOINED),
    "draft": Row(MEMBERS, draft),
    "draft_step": Row(MEMBERS, lambda world: draft(world) | {"slug": "about"}),
    "draft_choosers": Row(MEMBERS, draft),
    "draft_invite": Row(MEMBERS, draft),
    "draft_chooser_remove": Row(MEMBERS, lambda world: draft(world) | {"pk": world.invitation.pk}),
    "draft_delete": Row(MEMBERS, draft),
    "draft_words": Row(MEMBERS, draft),
    "draft_check": Row(MEMBERS, draft),
    "draft_publish": Row(LEADS, draft),
    "draft_review": Row(MEMBERS, draft),
    "draft_take_back": Row(MEMBERS, draft),
    "draft_send_back": Row(LEADS, draft),
    "draft_agree": Row(LEADS, draft),
    "chooser_invitation": Row(frozenset({"partner"}), lambda world: {"key": world.invitation.key}),
    "manage": Row(JOINED),
    "opportunity_manage": Row(MEMBERS | ADMINISTRATORS, opportunity),
    "opportunity_history": Row(MEMBERS, opportunity),
    "opportunity_extend": Row(LEADS, opportunity),
    "opportunity_cancel": Row(LEADS, opportunity),
    "opportunity_close": Row(LEADS, opportunity),
    "opportunity_answered": Row(LEADS, opportunity),
    "opportunity_hide": Row(LEADS | ADMINISTRATORS, opportunity),
    "opportunity_show": Row(LEADS | ADMINISTRATORS, opportunity),
    "opportunity_dismiss": Row(LEADS | ADMINISTRATORS, opportunity),
    "import_openings": Row(LEADS | ADMINISTRATORS | {"other lead"}),
    "import_openings_check": Row(LEADS | ADMINISTRATORS | {"other lead"}, openings),
    "import_openings_list": Row(LEADS | ADMINISTRATORS | {"other lead"}, openings),
    "unclaimed": Row(LEADS | {"other lead"}),
    "opportunity_claim": Row(LEADS, found_elsewhere),
    "opportunity_open_here": Row(LEADS, found_elsewhere),
    # interest: staff choose for it
    "interest": Row(JOINED, opportunity),
    "interest_step": Row(JOINED, lambda world: opportunity(world) | {"step": "why"}),
    "interest_check": Row(JOINED, opportunity),
    "interest_throw_away": Row(JOINED, opportunity),
    "my_interests": Row(JOINED),
    "my_interest": Row(PARTNER, interest),
    "interest_withdraw": Row(PARTNER, interest),
    "interest_again": Row(PARTNER, interest),
    "interest_block": Row(PARTNER, interest),
    "answers": Row(MEMBERS, opportunity),
    "answers_person": Row(CHOOSERS, lambda world: opportunity(world) | interest(world)),
    "answer_people": Row(CHOOSERS, opportunity),
    "reports": Row(LEADS | ADMINISTRATORS | {"other lead"}),
    # fair draws
    "draft_draw": Row(MEMBERS, fair_draft),
    "draft_draw_grounds": Row(MEMBERS, fair_draft),
    "draft_draw_feature_new": Row(MEMBERS, fair_draft),
    "draft_draw_ready": Row(MEMBERS, fair_draft),
    "draft_draw_feature": Row(MEMBERS, lambda world: fair_draft(world) | {"number": world.fair.feature.pk}),
    "draft_draw_feature_remove": Row(MEMBERS, lambda world: fair_draft(world) | {"number": world.fair.feature.pk}),
    "draft_draw_scrutineer": Row(MEMBERS, fair_draft),
    "draw": Row(EVERYBODY, drawn),
    "draw_panels": Row(EVERYBODY, drawn),
    "draw_run": Row(MEMBERS, drawn),
    "draw_again": Row(MEMBERS, drawn),
    "draw_number": Row(MEMBERS, drawn),
    "draw_tell": Row(CHOOSERS, drawn),
    "draw_replace": Row(CHOOSERS, drawn),
    "draw_targets": Row(MEMBERS, planned_draw),
    "draw_take_back": Row(MEMBERS, planned_draw),
    "draw_version": Row(MEMBERS, draw_version),
    "draw_propose": Row(MEMBERS, draw_version),
    "draw_confirm": Row(MEMBERS, draw_version),
    "draw_scrutiny": Row(frozenset({"other lead"}), drawn),
    "draw_scrutiny_file": Row(frozenset({"other lead"}), lambda world: drawn(world) | {"name": "people.csv"}),
    "my_draw": Row(PARTNER, lambda world: {"key": world.fair.in_drawn.key}),
    "my_draw_take_back": Row(PARTNER, lambda world: {"key": world.fair.in_drawn.key}),
    # projects: whoever is in the team, whoever employs them
    "projects": Row(EVERYBODY),
    "round_up": Row(JOINED),
    "project_new": Row(JOINED),
    "project": Row(EVERYBODY, project),
    "team_invitation": Row(ADMINISTRATORS, lambda world: {"key": world.together.invitation.key}),
    "team": Row(TEAM, project),
    "team_start": Row(TEAM, project),
    "team_about": Row(TEAM, project),
    "team_aim": Row(TEAM, project),
    "team_stage": Row(TEAM, project),
    "team_lead": Row(TEAM, project),
    "team_invite": Row(TEAM, project),
    "team_invitation_cancel": Row(TEAM, lambda world: project(world) | {"key": world.together.invitation.key}),
    "team_mine": Row(TEAM, project),
    "team_by_post": Row(TEAM, project),
    "team_write_for": Row(TEAM, by_post),
    "team_for": Row(PARTNER, by_post),
    "team_for_leave": Row(PARTNER, by_post),
    "team_for_round_up": Row(PARTNER, by_post),
    "team_for_contributions": Row(PARTNER, by_post),
    "team_for_meeting": Row(PARTNER, lambda world: by_post(world) | meeting(world)),
    "team_for_meeting_times": Row(PARTNER, lambda world: by_post(world) | finding(world)),
    "team_openings": Row(TEAM, project),
    "team_contributions": Row(TEAM, project),
    "team_contribution": Row(TEAM, lambda world: project(world) | {"key": world.together.contribution.key}),
    "team_leave": Row(TEAM, project),
    "team_for_decision_new": Row(PARTNER, by_post),
    "team_for_decision": Row(PARTNER, lambda world: by_post(world) | decision(world)),
    "team_removal": Row(TEAM, project),
    "team_appeal": Row(frozenset({"other lead"}), lambda world: {"key": world.together.decisions.appeal.decision.key}),
    "manage_team_reports": Row(LEADS, organisation),
    "manage_appeals": Row(LEADS, organisation),
    "manage_appeal": Row(LEADS, lambda world: organisation(world) | {"key": world.together.decisions.appeal.key}),
    "team_decisions": Row(TEAM, project),
    "team_decision_new": Row(TEAM, project),
    "team_decision": Row(TEAM, decision),
    "team_decision_change": Row(TEAM, decision),
    "team_decision_concern": Row(TEAM, lambda world: decision(world) | {"which": world.together.decisions.concern.key}),
    "team_decision_end": Row(TEAM, decision),
    "team_meetings": Row(TEAM, project),
    "team_meeting_new": Row(TEAM, project),
    "team_meeting_needs": Row(TEAM, project),
    "team_meeting": Row(TEAM, meeting),
    "team_meeting_times": Row(TEAM, finding),
    "team_meeting_offer": Row(TEAM, finding),
    "team_meeting_change": Row(TEAM, meeting),
    "team_meeting_cancel": Row(TEAM, meeting),
    "team_meeting_agenda": Row(TEAM, meeting),
    "team_meeting_notes": Row(TEAM, meeting),
    "team_meeting_follow": Row(TEAM, meeting),
    "team_meeting_held": Row(TEAM, held),
    "team_meeting_calendar": Row(TEAM, meeting),
    "team_ways": Row(TEAM, project),
    "team_ways_write": Row(TEAM, project),
    "team_for_ways": Row(PARTNER, by_post),
    "team_doors": Row(TEAM, project),
    "team_door_new": Row(TEAM, project),
    "team_door": Row(TEAM, lambda world: project(world) | {"key": world.together.door.key}),
    "team_talk": Row(TEAM, project),
    "team_topic_new": Row(TEAM, project),
    "team_topic": Row(TEAM, topic),
    "team_topic_read": Row(TEAM, topic),
    "team_post_edit": Row(PARTNER, post),
    "team_post_history": Row(TEAM, post),
    "team_post_hide": Row(TEAM, post),
    "team_post_report": Row(TEAM, post),
    "team_talk_file": Row(TEAM, lambda world: project(world) | {"key": world.together.discussion.file.key}),
    "team_tasks": Row(TEAM, project),
    "team_task_new": Row(TEAM, project),
    "team_task": Row(TEAM, task),
    "team_task_press": Row(TEAM, task),
    "my_calendar": Row(JOINED),
    "calendar_feed": Row(EVERYBODY, lambda world: {"token": CALENDAR}),
    "ideas": Row(EVERYBODY),
    "idea_new": Row(JOINED),
    "my_ideas": Row(JOINED),
    "ideas_similar": Row(JOINED),
    "idea": Row(EVERYBODY, idea),
    "idea_step": Row(PARTNER, lambda world: {"key": world.together.draft_idea.key, "step": "whom"}),
    "idea_send": Row(PARTNER, lambda world: {"key": world.together.draft_idea.key}),
    "idea_press": Row(JOINED, idea),
    "idea_help": Row(JOINED, idea),
    "idea_story": Row(PARTNER, idea),
    "idea_withdraw": Row(PARTNER, idea),
    "idea_reports": Row(LEADS | ADMINISTRATORS | {"other lead"}),
    "idea_report": Row(EVERYBODY, idea),
    "idea_reported": Row(EVERYBODY, idea),
    "idea_hide": Row(LEADS | ADMINISTRATORS, hidden_idea),
    "idea_look_again": Row(PARTNER, hidden_idea),
    "organisation_ideas": Row(EVERYBODY, organisation),
    "manage_ideas": Row(LEADS, organisation),
    "manage_idea": Row(LEADS, lambda world: organisation(world) | idea(world)),
    "organisation_projects": Row(EVERYBODY, organisation),
    "manage_project_names": Row(LEADS, organisation),
}
