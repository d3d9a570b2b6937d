"""Tests of the page of a series."""
