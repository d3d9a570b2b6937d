"""Tests of the pages that belong to all."""
