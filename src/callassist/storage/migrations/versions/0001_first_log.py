"""The first format: 1.0. Written out in full, never to be changed again; what comes later are further steps."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TRIGGERS: tuple[str, ...] = (
    """CREATE TRIGGER call_event_no_delete BEFORE DELETE ON call_event BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END""",
    """CREATE TRIGGER call_event_no_update BEFORE UPDATE ON call_event
WHEN NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.seq IS NOT OLD.seq OR NEW.event_id IS NOT OLD.event_id
    OR NEW.call_id IS NOT OLD.call_id OR NEW.number IS NOT OLD.number OR NEW.kind IS NOT OLD.kind
    OR NEW.node_id IS NOT OLD.node_id OR NEW.payload_hash IS NOT OLD.payload_hash OR NEW.at_utc IS NOT OLD.at_utc
    OR NEW.utc_offset_min IS NOT OLD.utc_offset_min OR NEW.mono_ms IS NOT OLD.mono_ms
    OR NEW.prev_hash IS NOT OLD.prev_hash OR NEW.hash IS NOT OLD.hash
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END""",
    """CREATE TRIGGER trace_entry_no_update BEFORE UPDATE ON trace_entry BEGIN
    SELECT RAISE(ABORT, 'the trace is append-only');
END""",
)

CREATE_INDEX = (
    "CREATE VIRTUAL TABLE call_search USING fts5(people, numbers, words, note, tags, detail=none, prefix='1 2 3 4 5 6',"
    " tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* M* P* S* Cn Co'\")"
)
INDEX_OPTIONS: tuple[str, ...] = (
    "INSERT INTO call_search(call_search, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO call_search(call_search, rank) VALUES ('automerge', 0)",
    "INSERT INTO call_search(call_search, rank) VALUES ('crisismerge', 100)",
)


def upgrade() -> None:
    """An empty file becomes a log."""
    op.create_table(
        "account",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_account_name_limit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sqlite_strict=True,
    )
    op.create_table(
        "facet",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "value", name=op.f("pk_facet")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
        sqlite_strict=True,
    )
    op.create_table(
        "script_version",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("script_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title_de", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("pinned_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_script_version")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_script_version_script_id"), "script_version", ["script_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=False),
        sa.Column("number_typed", sa.Text(), nullable=False),
        sa.Column("number_e164", sa.Text(), nullable=False),
        sa.Column("number_state", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint("length(function) <= 200", name=op.f("ck_contact_function_limit")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_contact_name_limit")),
        sa.CheckConstraint("length(number_typed) <= 200", name=op.f("ck_contact_number_typed_limit")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_contact_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_contact_account_id"), "contact", ["account_id"], unique=False)
    op.create_index(
        "ix_contact_number_e164", "contact", ["number_e164"], unique=False, sqlite_where=sa.text("number_e164 <> ''")
    )
    op.create_index(
        "ix_contact_number_typed", "contact", ["number_typed"], unique=False, sqlite_where=sa.text("number_typed <> ''")
    )
    op.create_table(
        "call",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Text(), nullable=True),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("script_sha256", sa.Text(), nullable=False),
        sa.Column("script_id", sa.Text(), nullable=False),
        sa.Column("script_version", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("started_local", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("utc_offset_min", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=False),
        sa.Column("active_ms", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("number_typed", sa.Text(), nullable=False),
        sa.Column("number_e164", sa.Text(), nullable=False),
        sa.Column("consent_basis", sa.Text(), nullable=False),
        sa.Column("consent_date", sa.Text(), nullable=False),
        sa.Column("node", sa.Text(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("trace_entries", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason_codes", sa.Text(), nullable=False),
        sa.Column("not_before", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("points_max", sa.Integer(), nullable=False),
        sa.Column("known_percent", sa.Integer(), nullable=False),
        sa.Column("product_1", sa.Text(), nullable=False),
        sa.Column("product_1_state", sa.Text(), nullable=False),
        sa.Column("product_2", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.Text(), nullable=False),
        sa.Column("follow_up_at", sa.Text(), nullable=False),
        sa.Column("objections", sa.Text(), nullable=False),
        sa.Column("override", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("notice_given", sa.Integer(), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("own_questions", sa.Text(), nullable=False),
        sa.CheckConstraint("direction IN ('out', 'in')", name=op.f("ck_call_direction")),
        sa.CheckConstraint("state IN ('open', 'ended')", name=op.f("ck_call_state")),
        sa.CheckConstraint("depth BETWEEN 1 AND 3", name=op.f("ck_call_depth")),
        sa.CheckConstraint("length(company) <= 200", name=op.f("ck_call_company_limit")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_call_name_limit")),
        sa.CheckConstraint("length(note) <= 20000", name=op.f("ck_call_note_limit")),
        sa.CheckConstraint("length(number_typed) <= 200", name=op.f("ck_call_number_typed_limit")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_call_contact_id_contact")),
        sa.ForeignKeyConstraint(["parent_id"], ["call.id"], name=op.f("fk_call_parent_id_call")),
        sa.ForeignKeyConstraint(
            ["script_sha256"], ["script_version.sha256"], name=op.f("fk_call_script_sha256_script_version")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_call")),
        sa.UniqueConstraint("id", name=op.f("uq_call_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_call_contact_id"), "call", ["contact_id"], unique=False)
    op.create_index(
        "ix_call_lead", "call", ["number_e164", "script_id"], unique=False, sqlite_where=sa.text("number_e164 <> ''")
    )
    op.create_index("ix_call_open", "call", ["state"], unique=False, sqlite_where=sa.text("state = 'open'"))
    op.create_index(op.f("ix_call_parent_id"), "call", ["parent_id"], unique=False)
    op.create_index(op.f("ix_call_started_at"), "call", ["started_at"], unique=False)
    op.create_table(
        "call_event",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("node_id", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("salt", sa.Text(), nullable=True),
        sa.Column("payload_hash", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.Column("utc_offset_min", sa.Integer(), nullable=False),
        sa.Column("mono_ms", sa.Integer(), nullable=False),
        sa.Column("prev_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_event_call_id_call")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_call_event")),
        sa.UniqueConstraint("event_id", name=op.f("uq_call_event_event_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_call_event_call", "call_event", ["call_id", "number"], unique=True)
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("script_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("due_at", sa.Text(), nullable=False),
        sa.Column("due_local", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("resume_node", sa.Text(), nullable=False),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'done', 'replaced', 'cancelled')", name=op.f("ck_follow_up_state")),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_follow_up_call_id_call")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_follow_up_contact_id_contact")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_follow_up_call_id"), "follow_up", ["call_id"], unique=False)
    op.create_index(op.f("ix_follow_up_contact_id"), "follow_up", ["contact_id"], unique=False)
    op.create_index("ix_follow_up_due", "follow_up", ["due_at"], unique=False, sqlite_where=sa.text("state = 'open'"))
    op.create_table(
        "trace_entry",
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.Column("node", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("stable", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("wording_version", sa.Integer(), nullable=False),
        sa.Column("answer_note", sa.Text(), nullable=False),
        sa.Column("supersedes", sa.Integer(), nullable=True),
        sa.Column("objection", sa.Text(), nullable=False),
        sa.Column("wording", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("helped", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(stable) <= 4000", name=op.f("ck_trace_entry_stable_limit")),
        sa.CheckConstraint("length(text) <= 4000", name=op.f("ck_trace_entry_text_limit")),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_trace_entry_call_id_call")),
        sa.PrimaryKeyConstraint("call_id", "number", name=op.f("pk_trace_entry")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    for trigger in TRIGGERS:
        op.execute(trigger)
    op.execute(CREATE_INDEX)
    for option in INDEX_OPTIONS:
        op.execute(option)
