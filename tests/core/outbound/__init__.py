"""Tests of what the house asks of others."""
