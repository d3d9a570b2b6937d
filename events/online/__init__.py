"""Events that are held online too: how, and the link, which is for those who are going."""
