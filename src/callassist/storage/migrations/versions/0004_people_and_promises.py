"""Format 1.3: who a contact is, who agreed to be called, who is never called again, and what was promised.

Columns are added; only `follow_up` is made anew, because something may be due without a call. What is there is not
touched.
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

#: table → columns with the length of their text; 0: a whole number
ADDED = {
    "account": {"kind": 200, "name_key": 200, "domain": 400, "street": 400, "zip": 200, "city": 200, "country": 200},
    "contact": {
        "first": 200,
        "last": 200,
        "salutation": 200,
        "title": 200,
        "party": 200,
        "zip": 200,
        "city": 200,
        "country": 200,
        "zone": 200,
        "language": 200,
        "list_id": 200,
        "list_place": 200,
        "informed_at": 200,
        "merged_into": 200,
    },
    "call": {"list_id": 200, "list_place": 200, "day_part": 200, "gate": 200, "origin": 200, "attempt": 0},
}

#: the follow-ups, with what they were indexed by
FOLLOW_UP: tuple[str, ...] = (
    """CREATE TABLE follow_up (
    id TEXT NOT NULL,
    call_id TEXT,
    contact_id TEXT NOT NULL,
    script_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_at TEXT NOT NULL,
    due_local TEXT NOT NULL,
    reason TEXT NOT NULL,
    resume_node TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    wall TEXT DEFAULT '' NOT NULL CONSTRAINT ck_follow_up_wall_limit CHECK (length(wall) <= 200),
    zone TEXT DEFAULT '' NOT NULL CONSTRAINT ck_follow_up_zone_limit CHECK (length(zone) <= 200),
    precision TEXT DEFAULT '' NOT NULL CONSTRAINT ck_follow_up_precision_limit CHECK (length(precision) <= 200),
    origin TEXT DEFAULT '' NOT NULL CONSTRAINT ck_follow_up_origin_limit CHECK (length(origin) <= 200),
    kept_at TEXT DEFAULT '' NOT NULL CONSTRAINT ck_follow_up_kept_at_limit CHECK (length(kept_at) <= 200),
    done_at TEXT DEFAULT '' NOT NULL CONSTRAINT ck_follow_up_done_at_limit CHECK (length(done_at) <= 200),
    window_min INTEGER DEFAULT 0 NOT NULL,
    remind_min INTEGER DEFAULT 0 NOT NULL,
    ics_sequence INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_follow_up PRIMARY KEY (id),
    CONSTRAINT ck_follow_up_state CHECK (state IN ('open', 'done', 'replaced', 'cancelled')),
    CONSTRAINT fk_follow_up_call_id_call FOREIGN KEY(call_id) REFERENCES call (id),
    CONSTRAINT fk_follow_up_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
)
 STRICT""",
    """CREATE INDEX ix_follow_up_call_id ON follow_up (call_id)""",
    """CREATE INDEX ix_follow_up_contact_id ON follow_up (contact_id)""",
    """CREATE INDEX ix_follow_up_due ON follow_up (due_at) WHERE state = 'open'""",
    """CREATE INDEX ix_follow_up_kind_due ON follow_up (kind, due_at, id) WHERE state = 'open'""",
)
KEPT = (
    "id, call_id, contact_id, script_id, kind, due_at, due_local, reason, resume_node, contact_name, state, created_at"
)

CREATE: tuple[str, ...] = (
    """CREATE TABLE consent_event (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL,
    consent_id TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT,
    salt TEXT,
    payload_hash TEXT NOT NULL,
    at_utc TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT ck_consent_event_kind CHECK (kind IN ('given', 'used', 'ended', 'corrected')),
    CONSTRAINT uq_consent_event_event_id UNIQUE (event_id)
)
 STRICT""",
    """CREATE INDEX ix_consent_event_consent_id ON consent_event (consent_id)""",
    """CREATE INDEX ix_consent_event_contact_id ON consent_event (contact_id)""",
    """CREATE TABLE block (
    id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    key_id TEXT NOT NULL,
    number TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    reason TEXT NOT NULL,
    since TEXT NOT NULL,
    source_call_id TEXT NOT NULL,
    list_id TEXT NOT NULL,
    made_by TEXT NOT NULL,
    lifted_at TEXT NOT NULL,
    lifted_reason TEXT NOT NULL,
    CONSTRAINT pk_block PRIMARY KEY (id),
    CONSTRAINT ck_block_scope CHECK (scope IN ('number', 'person', 'company')),
    CONSTRAINT ck_block_number_limit CHECK (length(number) <= 200),
    CONSTRAINT ck_block_made_by_limit CHECK (length(made_by) <= 200),
    CONSTRAINT ck_block_lifted_reason_limit CHECK (length(lifted_reason) <= 4000)
)
 STRICT""",
    """CREATE INDEX ix_block_contact_id ON block (contact_id)""",
    """CREATE INDEX ix_block_number ON block (number) WHERE number <> ''""",
    """CREATE UNIQUE INDEX ix_block_same ON block (fingerprint, key_id, scope, contact_id) WHERE lifted_at = ''""",
    """CREATE TABLE block_key (
    key_id TEXT NOT NULL,
    "key" TEXT NOT NULL,
    made_at TEXT NOT NULL,
    origin TEXT NOT NULL,
    CONSTRAINT pk_block_key PRIMARY KEY (key_id)
)
 STRICT""",
    """CREATE TABLE erasure (
    id TEXT NOT NULL,
    at_utc TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    key_id TEXT NOT NULL,
    targets TEXT NOT NULL,
    counts TEXT NOT NULL,
    kept TEXT NOT NULL,
    keep_until TEXT NOT NULL,
    CONSTRAINT pk_erasure PRIMARY KEY (id),
    CONSTRAINT ck_erasure_kept_limit CHECK (length(kept) <= 20000),
    CONSTRAINT ck_erasure_counts_limit CHECK (length(counts) <= 20000)
)
 STRICT""",
    """CREATE TABLE disclosure (
    id TEXT NOT NULL,
    at_utc TEXT NOT NULL,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    rows INTEGER NOT NULL,
    columns TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    CONSTRAINT pk_disclosure PRIMARY KEY (id),
    CONSTRAINT ck_disclosure_recipient_limit CHECK (length(recipient) <= 400),
    CONSTRAINT ck_disclosure_columns_limit CHECK (length(columns) <= 20000)
)
 STRICT""",
    """CREATE INDEX ix_disclosure_contact_id ON disclosure (contact_id)""",
    """CREATE TABLE consent (
    id TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    basis TEXT NOT NULL,
    company TEXT NOT NULL,
    subject TEXT NOT NULL,
    channels TEXT NOT NULL,
    wording TEXT NOT NULL,
    given_at TEXT NOT NULL,
    precision TEXT NOT NULL,
    how TEXT NOT NULL,
    evidence_kind TEXT NOT NULL,
    evidence_ref TEXT NOT NULL,
    evidence_sha256 TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    state TEXT NOT NULL,
    last_used_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    keep_until TEXT NOT NULL,
    CONSTRAINT pk_consent PRIMARY KEY (id),
    CONSTRAINT ck_consent_state CHECK (state IN ('open', 'ended')),
    CONSTRAINT ck_consent_company_limit CHECK (length(company) <= 400),
    CONSTRAINT ck_consent_subject_limit CHECK (length(subject) <= 400),
    CONSTRAINT ck_consent_channels_limit CHECK (length(channels) <= 400),
    CONSTRAINT ck_consent_evidence_ref_limit CHECK (length(evidence_ref) <= 400),
    CONSTRAINT ck_consent_wording_limit CHECK (length(wording) <= 4000),
    CONSTRAINT ck_consent_how_limit CHECK (length(how) <= 4000),
    CONSTRAINT fk_consent_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
)
 STRICT""",
    """CREATE INDEX ix_consent_contact_id ON consent (contact_id)""",
    """CREATE TABLE contact_number (
    contact_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    typed TEXT NOT NULL,
    e164 TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    certainty TEXT NOT NULL,
    source TEXT NOT NULL,
    added_at TEXT NOT NULL,
    CONSTRAINT pk_contact_number PRIMARY KEY (contact_id, place),
    CONSTRAINT ck_contact_number_typed_limit CHECK (length(typed) <= 200),
    CONSTRAINT ck_contact_number_source_limit CHECK (length(source) <= 400),
    CONSTRAINT fk_contact_number_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE INDEX ix_contact_number_further ON contact_number (e164) WHERE e164 <> ''""",
    """CREATE TABLE contact_merge (
    id TEXT NOT NULL,
    winner TEXT NOT NULL,
    loser TEXT NOT NULL,
    "before" TEXT NOT NULL,
    at_utc TEXT NOT NULL,
    made_by TEXT NOT NULL,
    undone_at TEXT NOT NULL,
    CONSTRAINT pk_contact_merge PRIMARY KEY (id),
    CONSTRAINT ck_contact_merge_before_limit CHECK (length(before) <= 20000),
    CONSTRAINT fk_contact_merge_winner_contact FOREIGN KEY(winner) REFERENCES contact (id),
    CONSTRAINT fk_contact_merge_loser_contact FOREIGN KEY(loser) REFERENCES contact (id)
)
 STRICT""",
    """CREATE INDEX ix_contact_merge_loser ON contact_merge (loser)""",
    """CREATE INDEX ix_contact_merge_winner ON contact_merge (winner)""",
    """CREATE TRIGGER consent_event_no_delete BEFORE DELETE ON consent_event BEGIN
    SELECT RAISE(ABORT, 'what became of a consent is append-only');
END""",
    """CREATE TRIGGER consent_event_no_update BEFORE UPDATE ON consent_event
WHEN NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.seq IS NOT OLD.seq OR NEW.event_id IS NOT OLD.event_id
    OR NEW.consent_id IS NOT OLD.consent_id OR NEW.contact_id IS NOT OLD.contact_id OR NEW.kind IS NOT OLD.kind
    OR NEW.payload_hash IS NOT OLD.payload_hash OR NEW.at_utc IS NOT OLD.at_utc
    OR NEW.prev_hash IS NOT OLD.prev_hash OR NEW.hash IS NOT OLD.hash
BEGIN
    SELECT RAISE(ABORT, 'what became of a consent is append-only');
END""",
)


def upgrade() -> None:
    """What was not known is empty."""
    for table, columns in ADDED.items():
        for column, limit in columns.items():
            if limit:
                kind = (
                    f"TEXT DEFAULT '' NOT NULL CONSTRAINT ck_{table}_{column}_limit CHECK (length({column}) <= {limit})"
                )
            else:
                kind = "INTEGER DEFAULT 0 NOT NULL"
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
    # nothing refers to a follow-up; the old table keeps the names of its indexes until it is gone
    for index in ("due", "call_id", "contact_id"):
        op.execute(f"DROP INDEX ix_follow_up_{index}")
    op.execute("ALTER TABLE follow_up RENAME TO follow_up_before")
    for statement in FOLLOW_UP:
        op.execute(statement)
    op.execute(f"INSERT INTO follow_up ({KEPT}) SELECT {KEPT} FROM follow_up_before")  # noqa: S608 - names of this file
    op.execute("DROP TABLE follow_up_before")
    for statement in CREATE:
        op.execute(statement)
