"""The lead: one member at a time, or nobody; taken, offered and handed on."""
