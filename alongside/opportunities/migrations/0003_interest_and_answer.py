
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from alongside.core import working_days


def fill(apps, schema_editor):
    """Give interests from before a key of their own, and those that were sent the promise of ten working days."""
    Interest = apps.get_model('opportunities', 'Interest')
    for interest in Interest.objects.iterator():
        interest.key = uuid.uuid4()
        if interest.sent_at:
            interest.agreed_at = interest.sent_at
            interest.answer_by = working_days.add(timezone.localdate(interest.sent_at), 10)
        interest.save(update_fields=['key', 'agreed_at', 'answer_by'])


class Migration(migrations.Migration):

    dependencies = [
        ('opportunities', '0002_drafting_publishing_finding'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('yes', 'Yes'), ('waiting list', 'Waiting list'), ('not this time', 'Not this time')], max_length=14)),
                ('reason', models.CharField(blank=True, choices=[('places', 'More people came forward than there are places'), ('experience', 'We chose people whose experience is closer to this work'), ('balance', 'We wanted a mix of people, and others filled the gaps we had'), ('availability', 'The dates or times you can do do not fit this work'), ('access', 'We could not offer the support you need this time, and we are sorry'), ('changed', 'Our plans have changed'), ('other', 'Something else, which we explain in our own words')], max_length=14)),
                ('words', models.TextField(blank=True, max_length=2000)),
                ('at', models.DateTimeField()),
                ('press', models.UUIDField()),
                ('corrects', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('sent', 'You sent it'), ('withdrawn', 'You withdrew'), ('declined', 'You gave up your place'), ('late', 'We told you that the answer is late')], max_length=10)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('is_from_chooser', models.BooleanField()),
                ('words', models.TextField(max_length=2000)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(blank=True, max_length=2000)),
            ],
            options={
                'verbose_name_plural': 'replies',
            },
        ),
        migrations.RemoveConstraint(
            model_name='interest',
            name='opportunities_interest_sent_when',
        ),
        migrations.RemoveConstraint(
            model_name='interest',
            name='opportunities_interest_answered_when',
        ),
        migrations.AddField(
            model_name='interest',
            name='access',
            field=models.CharField(blank=True, choices=[('profile', 'What my profile says is right for this'), ('more', 'I need something more, or something different'), ('none', 'I do not need anything'), ('later', 'I would rather talk about it later')], max_length=10),
        ),
        migrations.AddField(
            model_name='interest',
            name='access_words',
            field=models.TextField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name='interest',
            name='agreed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='interest',
            name='agreed_to',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='interest',
            name='answer_by',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='interest',
            name='emptied_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='interest',
            name='end_reason',
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name='interest',
            name='ended_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='interest',
            name='key',
            field=models.UUIDField(default=uuid.uuid4, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='interest',
            name='reminded',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='interest',
            name='saved_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='interest',
            name='shares',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='interest',
            name='steps_done',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='interest',
            name='told_late_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='interest',
            name='version_read',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='interest',
            name='warned_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='interest',
            name='writers',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='interest',
            name='key',
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AlterField(
            model_name='interest',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='interests', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='interest',
            name='state',
            field=models.CharField(choices=[('draft', 'Not sent yet'), ('sent', 'Waiting for an answer'), ('yes', 'Yes'), ('waiting list', 'Waiting list'), ('not this time', 'Not this time'), ('declined', 'You gave up your place'), ('withdrawn', 'Withdrawn')], default='draft', max_length=14),
        ),
        migrations.AddIndex(
            model_name='interest',
            index=models.Index(condition=models.Q(('state', 'sent')), fields=['answer_by'], name='opportunities_interest_late'),
        ),
        migrations.AddIndex(
            model_name='interest',
            index=models.Index(fields=['answered_at'], name='opportunities_interest_answer'),
        ),
        migrations.AddConstraint(
            model_name='interest',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'withdrawn']), models.Q(('answer_by__isnull', False), ('sent_at__isnull', False)), _connector='OR'), name='opportunities_interest_sent_when'),
        ),
        migrations.AddConstraint(
            model_name='interest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['yes', 'waiting list', 'not this time', 'declined']), _negated=True), ('answered_at__isnull', False), _connector='OR'), name='opportunities_interest_answered_when'),
        ),
        migrations.AddConstraint(
            model_name='interest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), ('agreed_at__isnull', False), _connector='OR'), name='opportunities_interest_sent_was_agreed'),
        ),
        migrations.AddConstraint(
            model_name='interest',
            constraint=models.CheckConstraint(condition=models.Q(('emptied_at', None), models.Q(('access_words', ''), ('end_reason', ''), ('person', None), ('why', '')), _connector='OR'), name='opportunities_interest_emptied_is_empty'),
        ),
        migrations.AddField(
            model_name='answer',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='answer',
            name='interest',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='opportunities.interest'),
        ),
        migrations.AddField(
            model_name='answer',
            name='suggestions',
            field=models.ManyToManyField(blank=True, related_name='+', to='opportunities.opportunity'),
        ),
        migrations.AddField(
            model_name='event',
            name='interest',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='opportunities.interest'),
        ),
        migrations.AddField(
            model_name='note',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='note',
            name='interest',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='opportunities.interest'),
        ),
        migrations.AddField(
            model_name='reply',
            name='interest',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='opportunities.interest'),
        ),
        migrations.AddField(
            model_name='reply',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='opportunities.question'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('press', 'interest'), name='opportunities_answer_once_a_press'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'not this time'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='opportunities_answer_no_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.UniqueConstraint(fields=('interest', 'question'), name='opportunities_reply_once'),
        ),
    ]
