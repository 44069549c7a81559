-- What was found wrong with plans when they were gathered, in order.
SELECT *
FROM findings
ORDER BY plan, position
