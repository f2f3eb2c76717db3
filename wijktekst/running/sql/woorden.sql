-- In how many measures each word occurs.
SELECT woord, count(*) AS keren
FROM (
    SELECT unnest(maatregelen.uitspraak.woorden) AS woord
    FROM maatregelen
    JOIN nu ON nu.sleutel = maatregelen.sleutel AND nu.deel = maatregelen.deel
)
GROUP BY woord
