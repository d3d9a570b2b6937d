"""Tests of what visitors say to hosts."""
