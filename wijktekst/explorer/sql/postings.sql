-- Every term with its number, in alphabetical order so that a beginning is a range, and where each stands.
CREATE TABLE made.terms AS
SELECT term, CAST(row_number() OVER (ORDER BY term) AS INTEGER) AS number
FROM (SELECT DISTINCT term FROM words)
ORDER BY term;

CREATE TABLE made.postings AS
SELECT terms.number AS term, tokens.place
FROM tokens
JOIN words USING (word)
JOIN made.terms AS terms USING (term)
ORDER BY term, place;
