-- A row per document that was not read.
SELECT niet_gelezen.* EXCLUDE (deel, sleutel, nummer)
FROM niet_gelezen
JOIN nu ON nu.sleutel = niet_gelezen.sleutel AND nu.deel = niet_gelezen.deel
WHERE nu.volgorde BETWEEN $first AND $last
ORDER BY nu.volgorde, niet_gelezen.nummer
