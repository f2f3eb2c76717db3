-- What every facet says of every measure. Longer periods than thirty years are a slip: only their ends count.
CREATE TABLE made.documents AS
SELECT DISTINCT ON (document_id)
    document_id,
    CASE
        WHEN coalesce(titel, '') = '' THEN bestand
        WHEN count(*) OVER (PARTITION BY titel) > 1 THEN concat(titel, ' (', bestand, ')')
        ELSE titel
    END AS title
FROM documenten
JOIN nu ON nu.sleutel = documenten.sleutel AND nu.deel = documenten.deel
ORDER BY document_id;

CREATE TABLE theme_labels AS
SELECT thema, min(label) AS label
FROM themas
JOIN nu ON nu.sleutel = themas.sleutel AND nu.deel = themas.deel
GROUP BY thema;

CREATE TABLE said AS
SELECT 'opgave' AS facet, number, opgave AS value, opgave_label AS label, 0 AS rank FROM made.measures
UNION ALL
SELECT 'stelligheid', number, stelligheid, stelligheid, list_position(getvariable('firmness'), stelligheid) FROM made.measures
UNION ALL
SELECT 'instrument', number, instrument, instrument, 0 FROM made.measures
UNION ALL
SELECT 'soort', number, soort, soort, 0 FROM made.measures
UNION ALL
SELECT 'actor', number, lower(trim(actor)), trim(actor), 0 FROM made.measures
UNION ALL
SELECT 'plaats', number, place, place, 0
FROM (SELECT number, unnest(string_split(plaats, getvariable('separator'))) AS place FROM made.measures)
UNION ALL
SELECT 'document', number, document_id, title, 0 FROM made.measures JOIN made.documents USING (document_id)
UNION ALL
SELECT 'thema', number, thema, label, 0
FROM (
    SELECT measures.number, unnest(string_split(passages.themas, getvariable('separator'))) AS thema
    FROM passages
    JOIN nu ON nu.sleutel = passages.sleutel AND nu.deel = passages.deel
    JOIN made.measures AS measures
        ON measures.document_id = passages.document_id AND measures.begin = passages.begin
)
JOIN theme_labels USING (thema)
UNION ALL
SELECT 'jaar', number, CAST(year AS VARCHAR), CAST(year AS VARCHAR), year
FROM (
    SELECT number, unnest(
        CASE WHEN last - first > 30 THEN [first, last] ELSE range(first, last + 1) END
    ) AS year
    FROM (
        SELECT number, least(begun, ended) AS first, greatest(begun, ended) AS last
        FROM (
            SELECT
                number,
                TRY_CAST(split_part(coalesce(periode_van, periode_tot), '-', 1) AS BIGINT) AS begun,
                TRY_CAST(split_part(coalesce(periode_tot, periode_van), '-', 1) AS BIGINT) AS ended
            FROM made.measures
        )
    )
);

-- Of several spellings of a value the most frequent is its label.
CREATE TABLE made.facet_values AS
SELECT
    facet,
    value,
    label,
    CAST(row_number() OVER (PARTITION BY facet ORDER BY rank, label, value) - 1 AS INTEGER) AS code
FROM (
    SELECT facet, value, arg_max(label, {'times': times, 'label': label}) AS label, min(rank) AS rank
    FROM (
        SELECT facet, value, label, count(*) AS times, min(rank) AS rank
        FROM said
        WHERE value <> ''
        GROUP BY facet, value, label
    )
    GROUP BY facet, value
)
ORDER BY facet, code;

CREATE TABLE made.members AS
SELECT DISTINCT facet, number, code
FROM said
JOIN made.facet_values USING (facet, value)
ORDER BY facet, number, code;
