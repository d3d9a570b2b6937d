"""Tests of what pages are written with."""
