"""Tests of who greets whom."""
