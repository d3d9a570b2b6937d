"""Tests of the RSVP panel."""
