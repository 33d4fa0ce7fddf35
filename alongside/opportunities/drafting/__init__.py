"""Writing an opportunity, one question at a time, together with colleagues."""
