"""What is drawn when static files are built, and the world it is drawn on."""
