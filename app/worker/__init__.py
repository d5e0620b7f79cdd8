"""SHELL: delivery of outgoing messages and recurring jobs."""
