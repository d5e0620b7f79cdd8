"""A hearing told to us: in passing or piece by piece, read back, put right, kept after a yes."""
