"""The tables of the case store, and the steps from one version of them to the next."""

from collections.abc import Sequence

SCHEMA_VERSION = 1

_FIRST = """
CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
CREATE TABLE runs (
    run_id VARCHAR PRIMARY KEY,   -- of a screen that was taken in
    line BIGINT NOT NULL,         -- of the audit log
    as_of DATE NOT NULL,
    taken_at VARCHAR NOT NULL,
    rows_in BIGINT NOT NULL,      -- counts of the run record, no flag and all
    flagged BIGINT NOT NULL,
    no_flag BIGINT NOT NULL,
    not_screenable BIGINT NOT NULL,
    flags BIGINT NOT NULL,        -- on a party, place or goods
    flags_new BIGINT NOT NULL,    -- not seen in any run before
    suppressed BIGINT NOT NULL,
    reopened BIGINT NOT NULL
);
CREATE TABLE cases (
    flag_id VARCHAR PRIMARY KEY,
    pair_key VARCHAR,             -- party and entry, the same under other ids; null of goods
    party_facts VARCHAR,
    entry_facts VARCHAR,
    merchandise VARCHAR,
    ground VARCHAR NOT NULL,
    band VARCHAR,
    score DOUBLE,
    record_kind VARCHAR,
    record_id VARCHAR,
    bill_of_lading VARCHAR,
    arrival_date DATE,
    role VARCHAR,
    party_id VARCHAR,
    party_name VARCHAR,
    watchlist_id VARCHAR,
    entry_id VARCHAR,
    entry_name VARCHAR,
    program_key VARCHAR,
    rule_id VARCHAR,
    timing VARCHAR,
    goods_description VARCHAR,
    source_file VARCHAR,
    source_row BIGINT,
    place BIGINT NOT NULL,        -- in the triage order of its last run, from 1
    first_run VARCHAR NOT NULL,
    last_run VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    answer VARCHAR,               -- the last answer that counts: false_positive or confirmed
    waits_for_second BOOLEAN NOT NULL,
    suppressed BOOLEAN NOT NULL,  -- by an earlier decision on its pair
    reopened_because VARCHAR,
    reason_code VARCHAR,
    comment VARCHAR,
    reviewer VARCHAR,
    decided_at VARCHAR,
    second_reviewer VARCHAR,
    second_at VARCHAR,
    line BIGINT                   -- of the audit log that touched it last; null for a run
);
CREATE TABLE decisions (
    line BIGINT NOT NULL,
    flag_id VARCHAR NOT NULL,
    written_at VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    action VARCHAR NOT NULL,      -- decide, second, undo
    state_before VARCHAR NOT NULL,
    state_after VARCHAR NOT NULL,
    reason_code VARCHAR,
    comment VARCHAR,
    documents VARCHAR,            -- JSON list of {name, sha256}
    before VARCHAR NOT NULL,      -- JSON of the cells that the decision changed, for undo
    PRIMARY KEY (line, flag_id)
);
CREATE TABLE suppressions (
    line BIGINT NOT NULL,         -- of the decision that made it
    pair_key VARCHAR NOT NULL,
    party_facts VARCHAR NOT NULL,
    entry_facts VARCHAR NOT NULL,
    in_scope BOOLEAN NOT NULL,    -- goods in the scope of the order were known and judged
    reason_code VARCHAR,
    comment VARCHAR,
    approver VARCHAR NOT NULL,
    second_approver VARCHAR,
    since VARCHAR NOT NULL,
    expires_on DATE NOT NULL,
    ended_line BIGINT,
    ended_because VARCHAR,
    PRIMARY KEY (line, pair_key, party_facts, entry_facts)
);
INSERT INTO meta VALUES ('schema_version', '1'), ('log_line', '0'), ('log_sha256', '');
"""

MIGRATIONS: tuple[str, ...] = (_FIRST,)
"""Step n brings tables of version n to version n + 1; version 0 is an empty file."""

TABLES = ("runs", "cases", "decisions", "suppressions")
"""What an export holds, and what a replay of the log rebuilds."""

HOLDS = """
    s.pair_key = cases.pair_key AND s.party_facts = cases.party_facts
    AND s.entry_facts = cases.entry_facts
    AND (s.in_scope OR cases.merchandise IS DISTINCT FROM 'in_scope')
"""
"""Whether the suppression ``s`` is of the two sides of a row of ``cases``, and of what it was
decided on."""


def among(flags: Sequence[str]) -> tuple[str, dict[str, object]]:
    """A condition on ``flag_id`` for some flags, and its parameters; one alone is looked up in the
    index of its table, more are joined."""
    if len(flags) == 1:
        return "flag_id = $flag", {"flag": flags[0]}
    return "flag_id IN (SELECT unnest($flags::VARCHAR[]))", {"flags": list(flags)}
