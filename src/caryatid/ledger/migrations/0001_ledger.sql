-- The append-only store. Every row of what was read carries three dates: when the deed happened,
-- when the text was published, when it was entered here.

CREATE TABLE documents (
    sha256 TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    happened_from TEXT, happened_to TEXT,
    published_from TEXT, published_to TEXT,
    entered TEXT NOT NULL
);

CREATE TABLE readings (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES documents (sha256),
    reader TEXT NOT NULL,
    about TEXT NOT NULL,
    document TEXT NOT NULL,
    rest TEXT NOT NULL,
    happened_from TEXT, happened_to TEXT,
    published_from TEXT, published_to TEXT,
    entered TEXT NOT NULL,
    UNIQUE (sha256, reader, about)
);

CREATE TABLE claims (
    reading TEXT NOT NULL REFERENCES readings (id),
    id TEXT NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    act TEXT NOT NULL,
    record TEXT NOT NULL,
    happened_from TEXT, happened_to TEXT,
    published_from TEXT, published_to TEXT,
    entered TEXT NOT NULL,
    PRIMARY KEY (reading, id)
);

CREATE TABLE money (
    reading TEXT NOT NULL REFERENCES readings (id),
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    happened_from TEXT, happened_to TEXT,
    published_from TEXT, published_to TEXT,
    entered TEXT NOT NULL,
    PRIMARY KEY (reading, id)
);

CREATE TABLE conditionals (
    reading TEXT NOT NULL REFERENCES readings (id),
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    happened_from TEXT, happened_to TEXT,
    published_from TEXT, published_to TEXT,
    entered TEXT NOT NULL,
    PRIMARY KEY (reading, id)
);

CREATE TABLE actors (
    reading TEXT NOT NULL REFERENCES readings (id),
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    happened_from TEXT, happened_to TEXT,
    published_from TEXT, published_to TEXT,
    entered TEXT NOT NULL,
    PRIMARY KEY (reading, id)
);

CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    reading TEXT NOT NULL REFERENCES readings (id),
    claim TEXT NOT NULL,
    status TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    changes TEXT NOT NULL,
    happened_from TEXT, happened_to TEXT,
    published_from TEXT, published_to TEXT,
    entered TEXT NOT NULL
);

CREATE INDEX claims_by_act ON claims (act);
CREATE INDEX decisions_by_claim ON decisions (claim);

CREATE TRIGGER documents_stay BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER documents_kept BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER readings_stay BEFORE UPDATE ON readings BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER readings_kept BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER claims_stay BEFORE UPDATE ON claims BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER claims_kept BEFORE DELETE ON claims BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER money_stay BEFORE UPDATE ON money BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER money_kept BEFORE DELETE ON money BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER conditionals_stay BEFORE UPDATE ON conditionals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER conditionals_kept BEFORE DELETE ON conditionals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER actors_stay BEFORE UPDATE ON actors BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER actors_kept BEFORE DELETE ON actors BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER decisions_kept BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
