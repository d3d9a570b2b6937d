"""Tests of what is on."""
