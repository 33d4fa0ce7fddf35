"""Looking at what was made: the database's own constraints held all along, the models' rules hold for samples."""

from collections.abc import Iterator

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models

from alongside.opportunities.finding import narrowing
from alongside.opportunities.models import Interest, Opportunity
from benchmarks.seed.spec import Spec
from tooling.steps import StepError

SAMPLES = 25
ROOMS = ("people", "organisations", "opportunities")


def check(spec: Spec) -> int:
    """Check counts, what points to nothing, and samples of every table; return how many rows were looked at closely.

    Raises StepError with the first thing that is wrong.
    """
    connection.check_constraints()
    _compare("open openings in the list", narrowing.open_now().count(), spec.open)
    _compare("openings", Opportunity.objects.count(), spec.opportunities)
    waiting = Interest.objects.filter(state="sent", opportunity__state="answered").count()
    _compare("people who wait though everybody was answered", waiting, 0)
    return sum(_clean(row) for row in _samples())


def _compare(what: str, there: int, wanted: int) -> None:
    if there != wanted:
        raise StepError(f"There are {there:,} {what}, not {wanted:,}.", "Tell us: this is a mistake in the benchmark.")


def _samples() -> Iterator[models.Model]:
    """The first and the last rows of each table, and some between."""
    for model in (model for room in ROOMS for model in apps.get_app_config(room).get_models()):
        last = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
        if isinstance(last, int):
            places = {1 + (last - 1) * place // SAMPLES for place in range(SAMPLES + 1)}
            yield from model._default_manager.filter(pk__in=places)


def _clean(row: models.Model) -> int:
    try:
        row.full_clean(exclude=_empty_lists(row))
    except ValidationError as error:
        raise StepError(f"{row!r} is not valid: {error}", "Tell us: this is a mistake in the benchmark.") from error
    return 1


def _empty_lists(row: models.Model) -> set[str]:
    """Columns that are null in the database where a form would want something."""
    return {field.name for field in row._meta.concrete_fields if field.null and getattr(row, field.attname) is None}
