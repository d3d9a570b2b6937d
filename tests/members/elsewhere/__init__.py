"""Tests of people’s pages elsewhere."""
