"""How an older log becomes a present one: one step a format, run by alembic from inside the package."""
