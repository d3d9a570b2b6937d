"""Tests of events.finding."""
