"""Tests of writing it."""
