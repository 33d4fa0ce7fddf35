from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def remember_who_saved(apps: Any, schema_editor: Any) -> None:
    """Those who saved a step last are known; they are writers from the start."""
    steps = apps.get_model("opportunities", "DraftStep").objects.exclude(saved_by=None).order_by("pk")
    writer = apps.get_model("opportunities", "Writer")
    writer.objects.bulk_create(
        [
            writer(opportunity_id=step.opportunity_id, person_id=step.saved_by_id, since=step.saved_at)
            for step in steps.iterator()
        ],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("opportunities", "0007_told_nobody_chooses"),
    ]

    operations = [
        migrations.CreateModel(
            name="Writer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="writers",
                        to="opportunities.opportunity",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("opportunity", "person"), name="opportunities_writer_once"),
                ],
            },
        ),
        migrations.RunPython(remember_who_saved, migrations.RunPython.noop),
    ]
