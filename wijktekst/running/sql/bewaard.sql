-- Of the results with one key the one that got furthest: read before unread, then the one with the highest limit.
SELECT DISTINCT ON (sleutel) sleutel, deel, reden, grens
FROM uitkomsten
ORDER BY sleutel, reden <> '', grens DESC, deel
