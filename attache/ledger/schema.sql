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
    id        TEXT NOT NULL,
    document  TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    speaker   TEXT,                 -- words for the one credited; null if nobody is named
    code      TEXT,
    stance    TEXT NOT NULL,
    PRIMARY KEY (document, id)
);

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
CREATE INDEX IF NOT EXISTS statement_document ON statement(document);
CREATE INDEX IF NOT EXISTS band_document ON band(document);
CREATE INDEX IF NOT EXISTS twin_other ON twin(other);
