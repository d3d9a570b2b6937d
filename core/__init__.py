"""Foundations that have never heard of a chapter."""
