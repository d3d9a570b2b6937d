"""Tests of who is coming."""
