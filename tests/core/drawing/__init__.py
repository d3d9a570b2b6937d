"""Tests of what is drawn when static files are built."""
