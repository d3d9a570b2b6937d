"""Tests of places that are offered to those on the waitlist."""
