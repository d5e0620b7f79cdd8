"""A reply to the question that waits: the steps it passes in their order, how it is read, kept, or asked about."""
