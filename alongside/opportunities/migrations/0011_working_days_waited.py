from django.db import migrations, models
from django.db.models import Q

from alongside.opportunities.interests import promise

AT_ONCE = 2000


def fill(apps, schema_editor):
    Answer = apps.get_model("opportunities", "Answer")
    answers = Answer.objects.filter(waiting_since__isnull=False).only("pk", "waiting_since", "at")
    some = []
    for answer in answers.order_by("pk").iterator(AT_ONCE):
        answer.working_days_waited = promise.waited(answer.waiting_since, answer.at)
        some.append(answer)
        if len(some) == AT_ONCE:
            Answer.objects.bulk_update(some, ["working_days_waited"])
            some = []
    Answer.objects.bulk_update(some, ["working_days_waited"])


class Migration(migrations.Migration):
    dependencies = [("opportunities", "0010_find_by_marks")]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="working_days_waited",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=Q(("waiting_since", None), ("working_days_waited", None))
                | Q(("waiting_since__isnull", False), ("working_days_waited__isnull", False)),
                name="opportunities_answer_waited_since",
            ),
        ),
    ]
