  // How tasks stand: the list of tasks is filtered by it, and numbers lead to the list.
  const standing = ["light", "state", "class", "due"].map((name) => one("by-" + name));
  const stands = (each) => standing.every((field, at) => !field.value || each.stands[at] === field.value);
  const unitsOf = (row) => row.dataset.answers.split("\n").filter(Boolean);
  for (const each of rows) {
    each.stands = each.row.dataset.stands.split("\n");
    each.units.push({ role: "answers", names: each.stands.slice(standing.length).filter(Boolean) });
  }
  for (const field of standing) field.addEventListener("input", () => { filter(); remember("tasks"); });

  // Where there are too many entries for all records to stand in the page, each is made when it is wanted.
  const cards = all("#card-list li");
  const box = one("records");
  let packed = null;
  const made = new Map();
  const dates = /((?:\d{4}-)?\d\d-\d\d|\d{4}-(?:\d\d|[QHW]\d+)|\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日)/;
  const make = (tag, text, into) => {
    const element = document.createElement(tag);
    text.split(dates).forEach((piece, at) => {
      if (at % 2) make("span", "", element).append(piece), (element.lastChild.className = "day");
      else if (piece) element.append(piece);
    });
    return into.appendChild(element);
  };
  const makeTable = (title, lines, into) => {
    make("h4", title, into);
    const wide = make("div", "", into);
    wide.className = "wide";
    wide.tabIndex = 0;
    wide.setAttribute("role", "group");
    wide.setAttribute("aria-label", title);
    const table = make("table", "", wide);
    const head = make("tr", "", make("thead", "", table));
    for (const cell of lines[0]) make("th", packed.said(cell), head).scope = "col";
    const body = make("tbody", "", table);
    for (const line of lines.slice(1)) {
      const row = make("tr", "", body);
      for (const cell of line) {
        const text = packed.said(cell);
        const made = make("td", text, row);
        if (/^[0-9年月日-]{4,11}$/.test(text)) made.className = "day";
        else if (text.length > 20) made.className = "long";
      }
    }
  };
  const recordOf = (item) => {
    if (made.has(item)) return made.get(item);
    if (!packed) {
      const [texts, records] = JSON.parse(box.textContent);
      packed = { records, said: (cell) => (typeof cell === "number" ? texts[cell] : cell) };
    }
    const [facts, steps, journal] = packed.records[cards.indexOf(item)];
    const part = document.createElement("section");
    part.className = "part";
    const head = make("h3", "", part);
    const [link, title] = item.firstElementChild.childNodes;
    make("a", link.textContent, head).href = link.getAttribute("href").replace("#card=", "#task=");
    head.append(title.textContent);
    const list = make("dl", "", part);
    for (const [label, value] of facts) {
      make("dt", packed.said(label), list);
      make("dd", packed.said(value), list);
    }
    if (steps.length) makeTable(box.dataset.steps, steps, part);
    if (journal.length) makeTable(box.dataset.journal, journal, part);
    else { make("h4", box.dataset.journal, part); make("p", box.dataset.none, part); }
    const later = cards.slice(cards.indexOf(item) + 1).find((each) => made.has(each));
    box.parentElement.insertBefore(part, later ? made.get(later) : null);
    made.set(item, part);
    return part;
  };
  const recordAt = (found) => (box && found && found.matches("#card-list li") ? recordOf(found) : found);
  const firstRecord = () => { if (box && !made.size) recordOf(cards[0]); };
  const everyRecord = () => { if (box) cards.forEach(recordOf); };

  // The list of records, and the timeline of one unit.
  const cardWords = one("card-words"), lineUnit = one("line-unit");
  const filterCards = () => {
    const word = cardWords.value.trim().toLowerCase();
    for (const each of cards) each.hidden = !each.textContent.toLowerCase().includes(word);
  };
  const filterLines = () => {
    const wanted = lineUnit.value;
    for (const lines of one("lines").tBodies) {
      const tasks = all("tr[data-answers]", lines);
      for (const row of tasks) row.hidden = Boolean(wanted) && !unitsOf(row).includes(wanted);
      lines.hidden = tasks.every((row) => row.hidden);
    }
  };
  cardWords.addEventListener("input", () => { filterCards(); remember("cards"); });
  lineUnit.addEventListener("input", () => { filterLines(); remember("timeline"); });

