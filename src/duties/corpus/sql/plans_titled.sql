-- The plans with a task whose title has one of the words in $words, in the order of their paths,
-- each with those of the words that it has.
SELECT plan, plans.year, plans.issuer, list(DISTINCT word) AS words
FROM tasks
JOIN (SELECT unnest($words) AS word) ON contains(coalesce(title_form, title), word)
JOIN plans USING (plan)
GROUP BY plan, plans.year, plans.issuer, path
ORDER BY string_split(path, '/')
