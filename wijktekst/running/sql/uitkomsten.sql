-- What became of every document of this run, in order of their names.
SELECT uitkomsten.* EXCLUDE (deel)
FROM uitkomsten
JOIN nu ON nu.sleutel = uitkomsten.sleutel AND nu.deel = uitkomsten.deel
WHERE nu.volgorde BETWEEN $first AND $last
ORDER BY nu.volgorde
