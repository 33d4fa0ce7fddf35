from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("opportunities", "0006_keep_what_is_unfinished")]

    operations = [
        migrations.AddField(
            model_name="opportunity",
            name="told_nobody_chooses_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
