"""Writing posts: drafts, their pictures and labels, handing in, publishing now or later."""
