-- The names that $typed may mean: those that it stands in, and those of the offices in $offices.
SELECT year, issuer, name
FROM vocabulary
WHERE contains(form, $typed)
   OR office IN (SELECT unnest($offices))
