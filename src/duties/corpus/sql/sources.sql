-- The files of the plans in $plans as they were gathered, each plan before its ledger.
SELECT plan, file, is_plan, data
FROM sources
WHERE plan IN (SELECT unnest($plans))
ORDER BY plan, position
