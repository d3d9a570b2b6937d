"""Tests of remembering a face."""
