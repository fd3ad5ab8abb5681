-- What people decided on actors that may be one.

CREATE TABLE merges (
    number INTEGER PRIMARY KEY,
    actor TEXT NOT NULL,
    into_actor TEXT NOT NULL,
    status TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    entered TEXT NOT NULL
);

CREATE TRIGGER merges_stay BEFORE UPDATE ON merges BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER merges_kept BEFORE DELETE ON merges BEGIN SELECT RAISE(ABORT, 'append-only'); END;
