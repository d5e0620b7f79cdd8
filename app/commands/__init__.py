"""What the operator, the author and the volunteer do at the command line; one module per group of commands."""
