"""Tests of how a house is set up, served and kept."""
