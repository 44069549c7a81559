-- Every plan, in the order of its path.
SELECT plan
FROM plans
ORDER BY string_split(path, '/')
