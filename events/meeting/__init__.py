"""Remembering a face: who was there says whom they met, and both know once both have said so."""
