-- The documents of this run that have a result, in order of their names. $stock is the file that lists them.
CREATE TABLE nu AS
SELECT stock.volgorde, stock.sleutel, bewaard.deel
FROM read_json($stock, format = 'newline_delimited', columns = {volgorde: 'BIGINT', sleutel: 'VARCHAR'}) AS stock
JOIN bewaard USING (sleutel)
