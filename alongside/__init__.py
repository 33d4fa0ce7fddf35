"""Alongside: the open platform for involving people with lived experience in healthcare improvement."""
