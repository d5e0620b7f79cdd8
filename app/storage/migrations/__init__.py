"""The steps by which the schema came to be: Alembic runs them, `app.storage.migrating` starts it."""
