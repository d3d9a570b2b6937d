"""What hosts ask, tried."""
