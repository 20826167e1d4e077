-- Who works a post that is being sent, and how often that was said: what is said no more is taken over by somebody else.
ALTER TABLE post ADD COLUMN worker TEXT;
ALTER TABLE post ADD COLUMN beat BIGINT NOT NULL DEFAULT 0;

-- What was posted before in a channel, and what of a show is there.
CREATE INDEX post_by_channel ON post (show, channel, event);
