
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('opportunities', '0003_interest_and_answer'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='answer',
            name='waiting_since',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='interest',
            name='access',
            field=models.CharField(blank=True, choices=[('profile', 'What my profile says: share it'), ('more', 'Something more, or something different: I say it below'), ('none', 'I do not need anything'), ('later', 'I am not sure, or I would rather talk about it later')], max_length=10),
        ),
        migrations.AddIndex(
            model_name='answer',
            index=models.Index(condition=models.Q(('waiting_since__isnull', False)), fields=['at'], name='opportunities_answer_times'),
        ),
    ]
