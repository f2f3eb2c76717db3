-- A row per amount in a table, in order of the text.
SELECT tabelbedragen.* EXCLUDE (deel, sleutel, nummer)
FROM tabelbedragen
JOIN nu ON nu.sleutel = tabelbedragen.sleutel AND nu.deel = tabelbedragen.deel
WHERE nu.volgorde BETWEEN $first AND $last
ORDER BY nu.volgorde, tabelbedragen.nummer
