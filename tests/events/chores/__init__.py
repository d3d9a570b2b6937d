"""Tests of the evening’s jobs."""
