-- A row per document that was read.
SELECT documenten.* EXCLUDE (deel, sleutel, nummer)
FROM documenten
JOIN nu ON nu.sleutel = documenten.sleutel AND nu.deel = documenten.deel
WHERE nu.volgorde BETWEEN $first AND $last
ORDER BY nu.volgorde, documenten.nummer
