-- The ledger: one SQLite file, written only by attache.ledger.store. A document is entered whole, with all that was
-- coded from it, or not at all.

CREATE TABLE IF NOT EXISTS meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL             -- 'version': of this schema
);

CREATE TABLE IF NOT EXISTS document (
    id         TEXT PRIMARY KEY,    -- digest of text and day: the same text of the same day is one document
    doc        TEXT NOT NULL,       -- name of the file without its ending
    source     TEXT NOT NULL,       -- path, URL or '-'
    title      TEXT NOT NULL,
    publisher  TEXT,
    published  TEXT,                -- first day, ISO; null if it cannot be told
    url        TEXT,
    page       TEXT NOT NULL,       -- SHA-256 of the bytes as found
    lexicon    TEXT NOT NULL,       -- digest of the tables it was coded with
    code       TEXT NOT NULL,       -- version of the package
    record     TEXT NOT NULL        -- the whole model.Record as JSON; the tables below are drawn from it for asking
);

CREATE TABLE IF NOT EXISTS event (
    id        TEXT PRIMARY KEY,
    document  TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    type      TEXT NOT NULL,
    mode      TEXT,
    status    TEXT NOT NULL,
    first     TEXT,                 -- first and last day of the act, ISO; both null if it is undated
    last      TEXT,
    told      TEXT NOT NULL,        -- day to sort by: the act's last day, else the day of the report, else ''
    central   INTEGER NOT NULL,
    position  INTEGER NOT NULL      -- order in the document
);

CREATE TABLE IF NOT EXISTS party (
    event   TEXT NOT NULL REFERENCES event(id) ON DELETE CASCADE,
    side    TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
    code    TEXT NOT NULL,
    sector  TEXT,
    name    TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS statement (
    id        TEXT PRIMARY KEY,
    document  TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    speaker   TEXT,                 -- words for the one credited; null if nobody is named, or it is in doubt who
    code      TEXT,
    entity    TEXT,                 -- Latin name, where the tables know one
    stance    TEXT NOT NULL,
    published TEXT,                 -- day of the document, ISO
    position  INTEGER NOT NULL,     -- order in the document
    claim     TEXT NOT NULL         -- evidence.claim.Claim as JSON
);

CREATE TABLE IF NOT EXISTS about (
    statement TEXT NOT NULL REFERENCES statement(id) ON DELETE CASCADE,
    code      TEXT NOT NULL,        -- of a state or body that the words name, or of the speaker
    against   INTEGER NOT NULL,     -- whether the statement denies, or negates something
    published TEXT,
    PRIMARY KEY (statement, code)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS counted (
    statement TEXT NOT NULL REFERENCES statement(id) ON DELETE CASCADE,
    what      TEXT NOT NULL,        -- unit and fate of a figure in the words
    published TEXT,
    PRIMARY KEY (statement, what)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS witness (
    event     TEXT PRIMARY KEY REFERENCES event(id) ON DELETE CASCADE,
    document  TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    type      TEXT NOT NULL,
    opens     TEXT,                 -- first and last day of the act as the text dates it, else the day of the report; null if neither is known to two months
    closes    TEXT,
    witness   TEXT NOT NULL         -- evidence.witness.Witness as JSON
);

CREATE TABLE IF NOT EXISTS bond (
    one       TEXT NOT NULL REFERENCES event(id) ON DELETE CASCADE,
    other     TEXT NOT NULL REFERENCES event(id) ON DELETE CASCADE,
    rule      TEXT NOT NULL,        -- of bonds.tsv
    sure      REAL NOT NULL,        -- share of the pairs bound by the rule that are one happening
    grounds   TEXT NOT NULL,        -- JSON list of all that the two have in common
    PRIMARY KEY (one, other),
    CHECK (one < other)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS contest (
    one       TEXT NOT NULL,        -- id of a statement or an event: who says so
    other     TEXT NOT NULL,        -- and who denies it or says otherwise
    kind      TEXT NOT NULL CHECK (kind IN ('denial', 'act', 'number', 'account')),
    grounds   TEXT NOT NULL,        -- JSON list
    document  TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,  -- of the account that came last: with it the contest goes
    PRIMARY KEY (one, other)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS ruling (
    one       TEXT NOT NULL,        -- ids of events, kept though the documents be coded anew
    other     TEXT NOT NULL,
    same      INTEGER NOT NULL,     -- 1: one happening, 0: two
    note      TEXT NOT NULL,
    made      TEXT NOT NULL,        -- ISO time
    PRIMARY KEY (one, other),
    CHECK (one < other)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS printing (
    document  TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    page      TEXT NOT NULL,        -- SHA-256 of the bytes: every page on which the text of this day was found, the document's own too
    doc       TEXT NOT NULL,
    source    TEXT NOT NULL,
    publisher TEXT,
    chain     TEXT NOT NULL,        -- JSON list, from the page back to the publisher
    url       TEXT,
    PRIMARY KEY (document, page)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS band (
    key       INTEGER NOT NULL,     -- of evidence.twin.bands: texts that share one are compared
    document  TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    PRIMARY KEY (key, document)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS twin (
    one         TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    other       TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    kind        TEXT NOT NULL CHECK (kind IN ('same', 'edited', 'cut')),
    similarity  REAL NOT NULL,      -- Jaccard of the shingles
    one_in      REAL NOT NULL,      -- share of the one's shingles that stand in the other
    other_in    REAL NOT NULL,      -- and of the other's that stand in the one
    PRIMARY KEY (one, other),
    CHECK (one < other)
) WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS event_told ON event(told DESC);
CREATE INDEX IF NOT EXISTS event_document ON event(document);
CREATE INDEX IF NOT EXISTS party_event ON party(event);
CREATE INDEX IF NOT EXISTS party_code ON party(code);
CREATE INDEX IF NOT EXISTS band_document ON band(document);
CREATE INDEX IF NOT EXISTS twin_other ON twin(other);
CREATE INDEX IF NOT EXISTS statement_published ON statement(published);
CREATE INDEX IF NOT EXISTS document_published ON document(published);
CREATE INDEX IF NOT EXISTS about_code ON about(code, against, published);
CREATE INDEX IF NOT EXISTS witness_opens ON witness(type, opens);
CREATE INDEX IF NOT EXISTS witness_document ON witness(document);
CREATE INDEX IF NOT EXISTS bond_other ON bond(other);
CREATE INDEX IF NOT EXISTS contest_document ON contest(document);
CREATE INDEX IF NOT EXISTS contest_other ON contest(other);
CREATE INDEX IF NOT EXISTS counted_what ON counted(what, published);
CREATE INDEX IF NOT EXISTS statement_document ON statement(document);
