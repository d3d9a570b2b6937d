"""How a message leaves the house."""
