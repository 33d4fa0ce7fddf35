"""The pages of administrators: who leads an organisation first, and importing organisations."""
