-- The terms of every word as it is written, and where the words stand; for making the index only.
CREATE TABLE words (word INTEGER, term VARCHAR);

CREATE TABLE tokens (word INTEGER, place BIGINT);
