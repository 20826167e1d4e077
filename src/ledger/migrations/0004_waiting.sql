-- Results of a judges' sheet that an organiser has seen and not kept yet, so that any replica can keep them. They go when they are
-- kept, or after some minutes.
CREATE TABLE waiting (
    -- The interaction that brought the sheet, by Discord's id.
    number BIGINT NOT NULL PRIMARY KEY,
    -- The person who may keep it.
    who TEXT NOT NULL,
    show TEXT NOT NULL,
    -- What nobody may know yet, as JSON: each category with its result.
    sealed TEXT NOT NULL,
    -- Milliseconds since 1970, UTC.
    at BIGINT NOT NULL
);

CREATE INDEX waiting_by_time ON waiting (at);
