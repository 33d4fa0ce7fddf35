"""`summary` is what forms call their list of errors: the sentence gets a name of its own."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("organisations", "0004_say_what_it_is_in_a_sentence")]

    operations = [migrations.RenameField("organisation", "summary", "what_it_is")]
