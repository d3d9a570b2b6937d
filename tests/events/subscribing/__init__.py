"""Tests of calendars that programs subscribe to."""
