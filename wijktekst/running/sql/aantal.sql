-- How many measures there are.
SELECT count(*)
FROM maatregelen
JOIN nu ON nu.sleutel = maatregelen.sleutel AND nu.deel = maatregelen.deel
