from typing import Any

from django.db import migrations, models
from django.db.models import Q

_UNPUBLISHED = ["draft", "in review"]


def forget_what_nobody_chose(apps: Any, schema_editor: Any) -> None:
    """Until now a draft without a closing date said "it closes on a date" before anybody had chosen."""
    found = apps.get_model("opportunities", "Opportunity").objects.filter(state__in=_UNPUBLISHED)
    found.filter(closes=None, is_open_ended=False).update(is_open_ended=None)


def choose_again(apps: Any, schema_editor: Any) -> None:
    """Back to a column that cannot be empty, and to no amount without payment."""
    found = apps.get_model("opportunities", "Opportunity").objects
    found.filter(is_open_ended=None).update(is_open_ended=False)
    found.filter(Q(is_paid=None) | Q(is_paid=False)).update(payment_pence=None)


class Migration(migrations.Migration):
    dependencies = [("opportunities", "0005_keep_counts")]

    operations = [
        migrations.RemoveConstraint(model_name="opportunity", name="opportunities_opportunity_open_has_end"),
        migrations.RemoveConstraint(model_name="opportunity", name="opportunities_opportunity_amount_when_paid"),
        migrations.AlterField(
            model_name="opportunity",
            name="is_open_ended",
            field=models.BooleanField(null=True),
        ),
        migrations.RunPython(forget_what_nobody_chose, choose_again),
        migrations.AddConstraint(
            model_name="opportunity",
            constraint=models.CheckConstraint(
                condition=~Q(state="open")
                | (Q(is_open_ended__isnull=False) & (Q(closes__isnull=False) | Q(is_open_ended=True))),
                name="opportunities_opportunity_open_has_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="opportunity",
            constraint=models.CheckConstraint(
                condition=Q(state__in=_UNPUBLISHED)
                | Q(payment_pence=None)
                | (Q(is_paid__isnull=False) & Q(is_paid=True)),
                name="opportunities_opportunity_amount_when_paid",
            ),
        ),
    ]
