"""Tests of the world of invented people."""
