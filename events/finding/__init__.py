"""What is on between two days, anywhere or around a city: searched, counted day by day, put on a map."""
