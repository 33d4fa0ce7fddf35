"""A second pair of eyes before something is published in an organisation's name."""
