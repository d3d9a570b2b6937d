"""Tests of how the gazetteer is filled."""
