from collections import defaultdict

from django.db import migrations, models
from django.db.models import Q

from alongside.opportunities.interests import promise

AT_ONCE = 500


def fill(apps, schema_editor):
    answers = apps.get_model("opportunities", "Answer").objects
    waited = defaultdict(list)
    first = answers.filter(waiting_since__isnull=False).values_list("pk", "waiting_since", "at")
    for key, since, at in first.order_by("pk").iterator(2000):
        waited[promise.waited(since, at)].append(key)
    for days, keys in waited.items():
        for start in range(0, len(keys), AT_ONCE):
            answers.filter(pk__in=keys[start : start + AT_ONCE]).update(working_days_waited=days)


class Migration(migrations.Migration):
    dependencies = [("opportunities", "0010_find_by_marks")]

    operations = [
        migrations.RemoveIndex(model_name="answer", name="opportunities_answer_times"),
        migrations.AddField(
            model_name="answer",
            name="working_days_waited",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(
                condition=Q(("working_days_waited__isnull", False)),
                fields=["interest", "at", "working_days_waited"],
                name="opportunities_answer_times",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=Q(("waiting_since", None), ("working_days_waited", None))
                | Q(("waiting_since__isnull", False), ("working_days_waited__isnull", False)),
                name="opportunities_answer_waited_since",
            ),
        ),
    ]
