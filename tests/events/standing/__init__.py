"""Tests of coming every time."""
