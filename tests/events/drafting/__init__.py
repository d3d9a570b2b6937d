"""Tests of drafts, and of copies of what was held."""
