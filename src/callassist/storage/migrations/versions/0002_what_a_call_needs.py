"""Format 1.1: where a lead can be written to, why they may be called, and who was named as the one who decides.

Columns are added, not tables made anew: a log of a million calls is brought up to date in milliseconds.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: table → columns with the length of their text
ADDED = {
    "contact": {"email": 400, "address": 400, "consent_date": 200, "consent_source": 400, "best_time": 200},
    "call": {
        "email": 400,
        "address": 400,
        "consent_source": 400,
        "decision_maker": 200,
        "decision_maker_function": 200,
        "decision_maker_phone": 200,
        "decision_maker_time": 200,
        "follow_up_reason": 4000,
    },
}


def upgrade() -> None:
    """What was not known is empty."""
    for table, columns in ADDED.items():
        for column, limit in columns.items():
            op.execute(
                f"ALTER TABLE {table} ADD COLUMN {column} TEXT DEFAULT '' NOT NULL"
                f" CONSTRAINT ck_{table}_{column}_limit CHECK (length({column}) <= {limit})"
            )
