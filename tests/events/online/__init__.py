"""Tests of events that are held online too."""
