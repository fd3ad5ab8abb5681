-- What the sentence of a claim tells, one signed byte a number: how alike two reports are worded.

CREATE TABLE meanings (
    reading TEXT NOT NULL,
    claim TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (reading, claim),
    FOREIGN KEY (reading, claim) REFERENCES claims (reading, id)
);

CREATE TRIGGER meanings_stay BEFORE UPDATE ON meanings BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER meanings_kept BEFORE DELETE ON meanings BEGIN SELECT RAISE(ABORT, 'append-only'); END;
