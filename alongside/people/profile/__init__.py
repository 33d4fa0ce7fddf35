"""Tell us once: what somebody told about themselves, step by step, each step optional."""
