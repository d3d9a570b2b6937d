"""Bringing a blog over from elsewhere: its export read, and its posts and conversations made ours."""
