"""What is on at an event, item by item, and what happened the time before."""
