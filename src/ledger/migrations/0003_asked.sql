-- What people asked last, so that any replica understands the next question; where the operator wants it. It goes after some
-- minutes: a conversation's turns are replaced by the next, and who keeps one removes all that are old.
CREATE TABLE asked (
    -- The person and the channel, by Discord's ids.
    person TEXT NOT NULL,
    channel TEXT NOT NULL,
    -- 1 where nobody else sees the replies.
    private BIGINT NOT NULL,
    -- The questions, as JSON.
    turns TEXT NOT NULL,
    -- Milliseconds since 1970, UTC.
    at BIGINT NOT NULL,
    PRIMARY KEY (person, channel, private)
);

CREATE INDEX asked_by_time ON asked (at);
