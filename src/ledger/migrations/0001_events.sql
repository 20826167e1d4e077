-- What happened in each show, in its order; nothing is ever changed or removed. Written for SQLite and PostgreSQL alike.
CREATE TABLE event (
    show TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- Milliseconds since 1970, UTC.
    at BIGINT NOT NULL,
    -- Who did it: a person by Discord's id, or the terminal.
    who TEXT NOT NULL,
    -- What happened, as JSON.
    what TEXT NOT NULL,
    -- What nobody may know yet, as JSON; of recorded results only.
    sealed TEXT,
    PRIMARY KEY (show, number)
);

-- Posts that are owed to channels, written together with the event that they follow from.
CREATE TABLE post (
    id TEXT NOT NULL PRIMARY KEY,
    show TEXT NOT NULL,
    -- The event that it follows from.
    event BIGINT NOT NULL,
    category TEXT NOT NULL,
    channel TEXT NOT NULL,
    -- shortlist, winner, correction, notice or removal
    stage TEXT NOT NULL,
    -- due, sending, done or failed
    state TEXT NOT NULL,
    -- Milliseconds since 1970, UTC: when it became due, and when its state last changed.
    due BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    -- The message that was posted, once it is.
    message TEXT,
    -- Why it failed.
    failure TEXT,
    FOREIGN KEY (show, event) REFERENCES event (show, number)
);

CREATE INDEX post_by_state ON post (state, due);
