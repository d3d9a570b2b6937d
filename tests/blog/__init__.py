"""Tests of commentary."""
