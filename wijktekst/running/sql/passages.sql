-- A row per sentence with a term, in order of the text.
SELECT passages.* EXCLUDE (deel, sleutel, nummer)
FROM passages
JOIN nu ON nu.sleutel = passages.sleutel AND nu.deel = passages.deel
WHERE nu.volgorde BETWEEN $first AND $last
ORDER BY nu.volgorde, passages.nummer
