"""Account, profile, access needs and consents of the people who take part."""
