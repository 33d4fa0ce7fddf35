"""Static files under names that carry their own digest, imports between modules included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """A file's name changes when it changes, so browsers may keep it for good."""

    support_js_module_import_aggregation = True
    manifest_strict = False
