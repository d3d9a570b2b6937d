"""Tests of bringing a blog over."""
