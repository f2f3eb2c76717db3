-- The tables of measures, in the file `made`.
CREATE TABLE made.measures AS
SELECT CAST(0 AS INTEGER) AS number, * EXCLUDE (deel, sleutel, nummer, uitspraak, omgeving, vakken)
FROM maatregelen
LIMIT 0;

CREATE TABLE made.surroundings (number INTEGER, before VARCHAR, after VARCHAR);

CREATE TABLE made.lines (
    number INTEGER, page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE
);
