"""What visitors say to the hosts of one event, who alone read it."""
