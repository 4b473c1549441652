"""The call log on disk: the only package that knows SQL.

It imports SQLModel, SQLAlchemy, Alembic and SQLCipher, and only when the database thread opens the log: importing this
package, `database` or `records` costs nothing, so that the window is painted first.
"""
