"""The pages on which involvement leads look after their organisation."""
