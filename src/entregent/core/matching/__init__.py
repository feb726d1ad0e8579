"""Needs and offers in free words, French and English: which offer answers which need."""
