  // How tasks stand: the list of tasks is filtered by it, and numbers lead to the list.
  const standing = ["light", "state", "class", "due"].map((name) => one("by-" + name));
  const stands = (row) => standing.every((field) => !field.value || row.dataset[field.name] === field.value);
  const unitsOf = (row) => row.dataset.answers.split("\n").filter(Boolean);
  for (const each of rows) each.units.push({ role: "answers", names: unitsOf(each.row) });
  for (const field of standing) field.addEventListener("input", () => { filter(); remember("tasks"); });

  // The list of records, and the timeline of one unit.
  const cards = all("#card-list li");
  one("card-words").addEventListener("input", (event) => {
    const word = event.target.value.trim().toLowerCase();
    for (const each of cards) each.hidden = !each.textContent.toLowerCase().includes(word);
  });
  one("line-unit").addEventListener("input", (event) => {
    const wanted = event.target.value;
    for (const lines of one("lines").tBodies) {
      const tasks = all("tr[data-answers]", lines);
      for (const row of tasks) row.hidden = Boolean(wanted) && !unitsOf(row).includes(wanted);
      lines.hidden = tasks.every((row) => row.hidden);
    }
  });

