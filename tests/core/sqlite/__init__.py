"""Tests of what SQLite needs."""
