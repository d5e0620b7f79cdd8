"""The people behind the service: being called for somebody, how that person may be reached, and where they are."""
