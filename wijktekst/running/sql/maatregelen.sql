-- A row per measure, in order of the text; the cells of its group are filled in later.
SELECT maatregelen.* EXCLUDE (deel, sleutel, nummer, uitspraak, omgeving, vakken)
FROM maatregelen
JOIN nu ON nu.sleutel = maatregelen.sleutel AND nu.deel = maatregelen.deel
WHERE nu.volgorde BETWEEN $first AND $last
ORDER BY nu.volgorde, maatregelen.nummer
