-- What measures are compared by, in the order of the report.
SELECT maatregelen.maatregel_id, maatregelen.uitspraak
FROM maatregelen
JOIN nu ON nu.sleutel = maatregelen.sleutel AND nu.deel = maatregelen.deel
WHERE nu.volgorde BETWEEN $first AND $last
ORDER BY nu.volgorde, maatregelen.nummer
