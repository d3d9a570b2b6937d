"""Tests of notes that ask for a coffee."""
