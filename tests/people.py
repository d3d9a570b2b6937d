"""The people of every test: alice organises Lisbon, bob is at home there, carla is at home in Charlotte, dan nowhere."""
