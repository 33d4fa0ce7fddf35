"""The ways of working of a team, to which one member agrees."""

from django.utils import timezone

from alongside.projects.models import Member, Ways, WaysAgreed


def ways(one: Member) -> None:
    """Make them."""
    now = timezone.now()
    Ways.objects.create(
        project=one.project, communicate="Εδώ", needs="Κάνουμε διαλείμματα", written_at=now,
        look_again_on=timezone.localdate(), version=2, writes=2,
    )  # fmt: skip
    WaysAgreed.objects.create(member=one, version=1, at=now)
