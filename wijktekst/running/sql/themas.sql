-- A row per document and theme, in order of the challenges.
SELECT themas.* EXCLUDE (deel, sleutel, nummer)
FROM themas
JOIN nu ON nu.sleutel = themas.sleutel AND nu.deel = themas.deel
WHERE nu.volgorde BETWEEN $first AND $last
ORDER BY nu.volgorde, themas.nummer
