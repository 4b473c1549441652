"""Format 1.2: lists of leads, whom nobody has spoken to yet; and who is blocked is found without reading everybody.

Tables and an index are added; what is there is not touched.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CREATE: tuple[str, ...] = (
    """CREATE INDEX ix_contact_number_blocked ON contact (number_typed) WHERE number_state = 'blocked'""",
    """CREATE TABLE lead_list (
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    script_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    party TEXT NOT NULL,
    country TEXT NOT NULL,
    area_code TEXT NOT NULL,
    zone TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    source_text TEXT NOT NULL,
    obtained_at TEXT NOT NULL,
    presumed_reason TEXT NOT NULL,
    consent_basis TEXT NOT NULL,
    consent_text TEXT NOT NULL,
    consent_via TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    rows_total INTEGER NOT NULL,
    imported TEXT NOT NULL,
    counts TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_lead_list PRIMARY KEY (seq),
    CONSTRAINT ck_lead_list_state CHECK (state IN ('staging', 'open', 'paused', 'closed', 'undone')),
    CONSTRAINT ck_lead_list_party CHECK (party IN ('consumer', 'business', 'mixed', 'unknown')),
    CONSTRAINT ck_lead_list_name_limit CHECK (length(name) <= 200),
    CONSTRAINT ck_lead_list_file_name_limit CHECK (length(file_name) <= 200),
    CONSTRAINT ck_lead_list_area_code_limit CHECK (length(area_code) <= 200),
    CONSTRAINT ck_lead_list_zone_limit CHECK (length(zone) <= 200),
    CONSTRAINT ck_lead_list_consent_via_limit CHECK (length(consent_via) <= 200),
    CONSTRAINT ck_lead_list_source_text_limit CHECK (length(source_text) <= 4000),
    CONSTRAINT ck_lead_list_presumed_reason_limit CHECK (length(presumed_reason) <= 4000),
    CONSTRAINT ck_lead_list_consent_text_limit CHECK (length(consent_text) <= 4000),
    CONSTRAINT uq_lead_list_id UNIQUE (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE list_key (
    "key" TEXT NOT NULL,
    list_seq INTEGER NOT NULL,
    place INTEGER NOT NULL,
    CONSTRAINT pk_list_key PRIMARY KEY ("key", list_seq, place)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE import_mapping (
    header_key TEXT NOT NULL,
    name TEXT NOT NULL,
    columns TEXT NOT NULL,
    decisions TEXT NOT NULL,
    used_at TEXT NOT NULL,
    CONSTRAINT pk_import_mapping PRIMARY KEY (header_key),
    CONSTRAINT ck_import_mapping_name_limit CHECK (length(name) <= 200),
    CONSTRAINT ck_import_mapping_columns_limit CHECK (length(columns) <= 20000),
    CONSTRAINT ck_import_mapping_decisions_limit CHECK (length(decisions) <= 20000)
)
 STRICT""",
    """CREATE TABLE list_row (
    list_seq INTEGER NOT NULL,
    place INTEGER NOT NULL,
    state TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    name TEXT NOT NULL,
    salutation TEXT NOT NULL,
    company TEXT NOT NULL,
    function TEXT NOT NULL,
    e164 TEXT NOT NULL,
    e164_2 TEXT NOT NULL,
    typed TEXT NOT NULL,
    email TEXT NOT NULL,
    street TEXT NOT NULL,
    zip TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    proof TEXT NOT NULL,
    extra TEXT NOT NULL,
    CONSTRAINT pk_list_row PRIMARY KEY (list_seq, place),
    CONSTRAINT ck_list_row_state CHECK (state IN ('new', 'touched', 'known', 'blocked', 'no_number', 'held')),
    CONSTRAINT ck_list_row_first_limit CHECK (length(first) <= 200),
    CONSTRAINT ck_list_row_last_limit CHECK (length(last) <= 200),
    CONSTRAINT ck_list_row_name_limit CHECK (length(name) <= 200),
    CONSTRAINT ck_list_row_salutation_limit CHECK (length(salutation) <= 200),
    CONSTRAINT ck_list_row_company_limit CHECK (length(company) <= 200),
    CONSTRAINT ck_list_row_function_limit CHECK (length(function) <= 200),
    CONSTRAINT ck_list_row_zip_limit CHECK (length(zip) <= 200),
    CONSTRAINT ck_list_row_city_limit CHECK (length(city) <= 200),
    CONSTRAINT ck_list_row_country_limit CHECK (length(country) <= 200),
    CONSTRAINT ck_list_row_e164_limit CHECK (length(e164) <= 400),
    CONSTRAINT ck_list_row_e164_2_limit CHECK (length(e164_2) <= 400),
    CONSTRAINT ck_list_row_typed_limit CHECK (length(typed) <= 400),
    CONSTRAINT ck_list_row_email_limit CHECK (length(email) <= 400),
    CONSTRAINT ck_list_row_street_limit CHECK (length(street) <= 400),
    CONSTRAINT ck_list_row_proof_limit CHECK (length(proof) <= 20000),
    CONSTRAINT ck_list_row_extra_limit CHECK (length(extra) <= 20000),
    CONSTRAINT fk_list_row_list_seq_lead_list FOREIGN KEY(list_seq) REFERENCES lead_list (seq)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE INDEX ix_list_row_new ON list_row (list_seq, place) WHERE state = 'new'""",
    """CREATE TABLE list_reject (
    list_seq INTEGER NOT NULL,
    line INTEGER NOT NULL,
    reason TEXT NOT NULL,
    raw TEXT NOT NULL,
    CONSTRAINT pk_list_reject PRIMARY KEY (list_seq, line),
    CONSTRAINT ck_list_reject_raw_limit CHECK (length(raw) <= 20000),
    CONSTRAINT fk_list_reject_list_seq_lead_list FOREIGN KEY(list_seq) REFERENCES lead_list (seq)
)
 WITHOUT ROWID,
 STRICT""",
)


def upgrade() -> None:
    """There are no lists yet."""
    for statement in CREATE:
        op.execute(statement)
