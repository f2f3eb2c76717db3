-- Where measures stand, in the order of the report.
SELECT maatregelen.omgeving.voor, maatregelen.omgeving.na, maatregelen.vakken
FROM maatregelen
JOIN nu ON nu.sleutel = maatregelen.sleutel AND nu.deel = maatregelen.deel
WHERE nu.volgorde BETWEEN $first AND $last
ORDER BY nu.volgorde, maatregelen.nummer
