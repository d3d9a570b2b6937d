"""What pages are written with: templates, addresses, dates, icons, and the Markdown that people write."""
