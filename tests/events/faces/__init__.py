"""Tests of who one will meet."""
