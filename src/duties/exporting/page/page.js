"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  root.classList.remove("reading", "elsewhere");

  // Where an address leads: a view, or a part within one.
  const views = all(".view");
  const nav = document.querySelector("nav");
  new ResizeObserver(() => root.style.setProperty("--nav", nav.offsetHeight + "px")).observe(nav);
  const show = (view) => {
    for (const each of views) each.hidden = each !== view;
    for (const link of all("nav a")) {
      if (link.hash !== "#" + view.id) { link.removeAttribute("aria-current"); continue; }
      link.setAttribute("aria-current", "page");
      nav.scrollLeft = link.offsetLeft - (nav.clientWidth - link.offsetWidth) / 2;
    }
  };
  const here = () => views.find((view) => !view.hidden);
  const target = () => {
    const raw = location.hash.slice(1);
    if (!raw) return null;
    const [name, query] = raw.split("?");
    if (query !== undefined && fields[name]) { choose(name, new URLSearchParams(query)); return one(name); }
    let plain = raw;
    try { plain = decodeURIComponent(raw); } catch { /* not an address of this page */ }
    const [kind, ...rest] = plain.split("=");
    return one(raw) || one(kind + "=" + encodeName(rest.join("="))) || one(plain);
  };
  // As Python has written the ids: whole, unless there is a blank in it or the like.
  const encodeName = (name) =>
    /[\s%\x00-\x1f\x7f]/.test(name)
      ? encodeURIComponent(name).replace(/[!'()*]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase())
      : name;
  const go = () => {
//% if follows
    const found = recordAt(target());
//% else
    const found = target();
//% endif
    if (found && found.id === "content") return;
    const view = (found && found.closest(".view")) || views[0];
    show(view);
    for (const each of all(".found")) each.classList.remove("found");
//% if follows
    if (view.id === "cards") firstRecord();
//% endif
    const siblings = all(".part", view);
    const part = found && found.closest(".part");
    for (const each of siblings) each.hidden = Boolean(part) && each !== part;
    name(view);
    if (!part && view.id === "units") siblings.forEach((each, number) => { each.hidden = number > 0; });
//% if follows
    if (!part && view.id === "cards") siblings.forEach((each, number) => { each.hidden = number > 0; });
//% endif
    if (!found || found === view) { scrollTo(0, 0); if (found) remember(view.id); return; }
    if (found.matches("#task-list tr") && found.hidden) { choose("tasks", new URLSearchParams()); reveal(Infinity); }
    found.classList.add("found");
//% if follows
    found.scrollIntoView({ block: found.matches(".part") ? "start" : "center" });
//% else
    found.scrollIntoView({ block: "center" });
//% endif
    found.tabIndex = -1;
    found.focus({ preventScroll: true });
  };

  // Names typed in pinyin, read as the command line reads them: each character by its whole
  // pinyin or its first letter, any run of characters within a name.
  const units = all("#unit-list li");
  const nameOf = (each) => each.querySelector("a, .unlinked").textContent;
  const spellings = units.length ? JSON.parse(one("unit-list").dataset.spellings) : {};
  const reads = (name, typed) => {
    let ends = new Set([0]);
    for (const character of name.match(/[a-z0-9]+|./gu)) {
      const next = new Set();
      for (const end of ends)
        for (const way of spellings[character] || [character])
          if (typed.startsWith(way, end)) next.add(end + way.length);
      if (next.has(typed.length)) return true;
      ends = next.add(0);
    }
    return false;
  };
  const unitsRead = (typed) =>
    new Set(/^[a-z0-9]*[a-z][a-z0-9]*$/.test(typed)
      ? units.filter((each) => reads(each.dataset.name, typed)).map(nameOf)
      : []);
  const wordsOf = (field) => field.value.toLowerCase().split(/\s+/).filter(Boolean);

  // The list of tasks: found by words and choices, sorted by a column.
  const list = one("task-list");
  const body = list.tBodies[0];
  const rows = all("tr", body).map((row) => {
    const parts = all("td[data-role]", row).map((cell) => ({
      role: cell.dataset.role,
      names: all("a, .unlinked", cell).map((name) => name.textContent),
    }));
    return {
      row,
      text: row.textContent.toLowerCase(),
      action: row.dataset.action,
      cells: [...row.cells],
      units: parts,
      names: parts.flatMap((part) => part.names),
    };
  });
  const known = new Map(rows.map((each) => [each.row, each]));
  const words = one("words"), action = one("in-action"), unit = one("of-unit"), role = one("in-role");
  const count = one("count");
  const fits = (each, wanted) =>
    wanted.every(({ word, read }) => each.text.includes(word) || (read.size && each.names.some((name) => read.has(name)))) &&
    (!action.value || each.action === action.value) &&
//% if follows
    stands(each) &&
//% endif
    ((!unit.value && !role.value) ||
      each.units.some((part) =>
//% if follows
        (role.value || part.role !== "answers") &&
//% endif
        (!role.value || part.role === role.value) &&
        (unit.value ? part.names.includes(unit.value) : part.names.length > 0)));
  // Laying out a thousand rows takes longer than a keystroke may: those further down come later.
  const atOnce = 60;
  let waiting = [], frame = 0;
  const reveal = (most = atOnce) => {
    for (const row of waiting.splice(0, most)) row.hidden = false;
    frame = waiting.length ? requestAnimationFrame(() => reveal()) : 0;
  };
  const filter = () => {
    const wanted = wordsOf(words).map((word) => ({ word, read: unitsRead(word) }));
    let shown = 0;
    cancelAnimationFrame(frame);
    waiting = [];
    for (const row of body.rows) {
      const fit = fits(known.get(row), wanted);
      if (!fit && !row.hidden) row.hidden = true;
      if (fit && row.hidden) waiting.push(row);
      if (fit) shown += 1;
    }
    reveal();
    count.textContent = count.dataset.words.replace("{count}", shown).replace("{total}", rows.length);
    one("none").hidden = shown > 0;
  };
  for (const field of [words, action, unit, role]) field.addEventListener("input", () => { filter(); remember("tasks"); });
  all("form").forEach((form) => form.addEventListener("submit", (event) => event.preventDefault()));
  const order = new Intl.Collator(root.lang, { numeric: true }).compare;
  const keyOf = (cell) => cell.dataset.order ?? cell.textContent.trim();
  const heads = all("thead th", list);
  const say = (column, up) => {
    for (const each of heads) each.removeAttribute("aria-sort");
    if (column >= 0) heads[column].setAttribute("aria-sort", up ? "ascending" : "descending");
  };
  // The order of the plan is that of the numbers, unless its actions mix them.
  const ids = rows.map(({ cells }) => keyOf(cells[0]));
  const planColumn = ids.every((id, at) => !at || order(ids[at - 1], id) <= 0) ? 0 : -1;
  const unsort = () => { say(planColumn, true); body.append(...rows.map(({ row }) => row)); };
  say(planColumn, true);
  const sort = (column, up) => {
    say(column, up);
    const sorted = rows.map((each) => [keyOf(each.cells[column]), each.row]);
    sorted.sort((a, b) => (up ? 1 : -1) * order(a[0], b[0]));
    body.append(...sorted.map(([, row]) => row));
  };
  const sorting = () => {
    const column = heads.findIndex((head) => head.hasAttribute("aria-sort"));
    const up = column < 0 || heads[column].getAttribute("aria-sort") === "ascending";
    return column === planColumn && up ? "" : (up ? "" : "-") + (column + 1);
  };
  heads.forEach((head, column) => {
    head.firstElementChild.addEventListener("click", () => {
      sort(column, head.getAttribute("aria-sort") !== "ascending");
      remember("tasks");
    });
  });

//% if follows
//% include "progress.js"
//% endif
  // The list of units, found by a part of a name or by its pinyin.
  const unitWords = one("unit-words");
  const filterUnits = () => {
    const typed = unitWords.value.trim().toLowerCase();
    const read = unitsRead(typed);
    for (const each of units) each.hidden = !each.textContent.toLowerCase().includes(typed) && !read.has(nameOf(each));
  };
  if (unitWords) unitWords.addEventListener("input", () => { filterUnits(); remember("units"); });

  // The findings: by words and severity.
  const findingWords = one("finding-words"), severity = one("of-severity");
  const filterFindings = () => {
    const wanted = wordsOf(findingWords);
    for (const group of all("#findings .group")) {
      const lines = all("tbody tr", group);
      const head = group.firstElementChild.textContent.toLowerCase();
      for (const line of lines) {
        const text = head + line.textContent.toLowerCase();
        line.hidden = !wanted.every((word) => text.includes(word));
      }
      group.hidden = (severity.value && group.dataset.severity !== severity.value) || lines.every((line) => line.hidden);
    }
  };
  for (const field of [findingWords, severity])
    if (field) field.addEventListener("input", () => { filterFindings(); remember("findings"); });

  // The matrix: its column is marked, and the arrow keys move from sign to sign.
  const grid = one("grid");
  if (grid) {
    const columns = all("col", grid);
    let here = null;
    const mark = (cell) => {
      if (here) here.classList.remove("here");
      const at = cell && cell.colSpan === 1 ? cell.cellIndex + (cell.closest("tfoot") ? 1 : 0) : 0;
      here = at > 1 ? columns[at] : null;
      if (here) here.classList.add("here");
    };
    const heads = all("thead .unit", grid);
    const roles = new Map(all("[data-role]", one("matrix")).map((role) => [role.dataset.role, role.textContent]));
    const explain = (link) => {
      if (!link || link.title || link.closest("td").cellIndex < 2) return;
      const signs = [...link.textContent].map((sign) => roles.get(sign)).join(" ");
      link.title = heads[link.closest("td").cellIndex - 2].textContent + " · " + signs;
    };
    for (const kind of ["mouseover", "focusin"]) grid.addEventListener(kind, (event) => explain(event.target.closest("td a")));
    grid.addEventListener("mouseover", (event) => mark(event.target.closest("td, th")));
    grid.addEventListener("mouseleave", () => mark(null));
    grid.addEventListener("focusin", (event) => mark(event.target.closest("td")));
    const first = grid.querySelector("td a");
    if (first) first.tabIndex = 0;
    const next = (cell, key) => {
      const row = cell.parentElement;
      if (key === "ArrowRight" || key === "ArrowLeft") {
        const side = key === "ArrowRight" ? "nextElementSibling" : "previousElementSibling";
        for (let at = cell[side]; at; at = at[side]) if (at.matches("td") && at.querySelector("a")) return at;
        return null;
      }
      const step = key === "ArrowDown" ? 1 : -1;
      for (let at = row.rowIndex + step; at > 0 && at < grid.rows.length; at += step) {
        const other = grid.rows[at].cells[cell.cellIndex];
        if (other && other.matches("td") && other.querySelector("a")) return other;
      }
      return null;
    };
    grid.addEventListener("keydown", (event) => {
      const cell = event.target.closest("td");
      if (!cell || !event.key.startsWith("Arrow")) return;
      const other = next(cell, event.key);
      if (!other) return;
      event.preventDefault();
      event.target.tabIndex = -1;
      const link = other.querySelector("a");
      link.tabIndex = 0;
      link.focus();
    });
  }

  // On a phone the matrix shows one unit, and each row of another table is a card whose cells bear
  // the names of their columns.
  const narrow = matchMedia("(max-width: 40em)");
  const column = one("of-column");
  const pick = () => {
    if (!grid || !narrow.matches) return;
    for (const cell of all(".chosen", grid)) cell.classList.remove("chosen");
    for (const row of grid.rows) {
      const cell = row.cells[column.selectedIndex + (row.closest("tfoot") ? 1 : 2)];
      if (!cell) continue;
      cell.classList.add("chosen");
      if (row.closest("tbody")) row.classList.toggle("off", !cell.querySelector("a"));
    }
    for (const group of grid.tBodies) group.rows[0].classList.toggle("off", group.querySelectorAll("tr:not(.off)").length < 2 - group.rows[0].classList.contains("off"));
  };
  if (column) column.addEventListener("input", () => { pick(); remember("matrix"); });
  const name = (view) => {
    if (!narrow.matches) return;
    for (const table of all("table:not(#grid, .timeline, .cards):has(thead)", view)) {
      table.classList.add("cards");
      const names = [...table.tHead.rows[0].cells].map((head) => head.textContent.trim());
      for (const row of table.tBodies[0].rows)
        [...row.cells].forEach((cell, at) => {
          cell.dataset.label = names[at];
          cell.classList.toggle("bare", !cell.textContent.trim());
        });
    }
  };
  const adapt = () => { pick(); name(here()); };
  narrow.addEventListener("change", adapt);

  // What is chosen in a view stands in the address, so that it can be sent.
  const fields = {
    tasks: {
      words, action, unit, role,
//% if follows
      ...Object.fromEntries(standing.map((field) => [field.name, field])),
//% endif
    },
    units: unitWords ? { words: unitWords } : null,
    findings: severity ? { words: findingWords, severity } : null,
    matrix: column ? { unit: column } : null,
//% if follows
    cards: { words: cardWords },
    timeline: { unit: lineUnit },
//% endif
  };
  const filters = {
    tasks: filter, units: filterUnits, findings: filterFindings, matrix: pick,
//% if follows
    cards: filterCards, timeline: filterLines,
//% endif
  };
  const remember = (name) => {
    const chosen = new URLSearchParams();
    for (const [key, field] of Object.entries(fields[name] || {}))
      if (field.value && !(field === column && !column.selectedIndex)) chosen.set(key, field.value);
    if (name === "tasks" && sorting()) chosen.set("sort", sorting());
    const query = chosen.toString();
    const hash = "#" + name + (query ? "?" + query : "");
    if ((location.hash || query) && location.hash !== hash) history.replaceState(null, "", hash);
  };
  const choose = (name, wanted) => {
    for (const [key, field] of Object.entries(fields[name])) {
      field.value = wanted.get(key) || "";
      if (field === column && field.selectedIndex < 0) field.selectedIndex = 0;
    }
    const by = Number.parseInt(wanted.get("sort") || "0", 10);
    if (name === "tasks" && heads[Math.abs(by) - 1]) sort(Math.abs(by) - 1, by > 0);
    else if (name === "tasks") unsort();
    filters[name]();
  };
  for (const link of all("a[data-wanted]"))
    link.href = "#" + (link.dataset.wanted.includes("?") ? "" : "tasks?") + link.dataset.wanted;

  // The tools: the address to be sent, the table as a file, the paper, the theme.
  const flash = (button) => {
    const label = button.textContent;
    if (label === button.dataset.done) return;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 1500);
  };
  one("copy").addEventListener("click", async (event) => {
    const button = event.target;
    try {
      await navigator.clipboard.writeText(location.href);
    } catch {
      const field = document.createElement("textarea");
      field.value = location.href;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    flash(button);
  });
  const told = (cell) => {
    const small = cell.querySelector("small");
    const text = cell.textContent.trim().replace(/\s+/g, " ");
    const note = small ? small.textContent.trim().replace(/\s+/g, " ") : "";
    return note && text.endsWith(note) ? text.slice(0, -note.length).trim() + "\n" + note : text;
  };
  // No program may take a cell for a formula.
  const field = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replace(/"/g, '""')}"`;
  const csv = (table) =>
    [...table.rows]
      .filter((row) => !row.hidden && !row.classList.contains("off"))
      .map((row) => [...row.cells].flatMap((cell) => [told(cell), ...Array(cell.colSpan - 1).fill("")]).map(field).join(","))
      .join("\r\n");
  one("save").addEventListener("click", () => {
    reveal(Infinity);
    const shown = all("table", here()).filter((table) => table.getClientRects().length);
    const text = "\ufeff" + shown.map((table) => csv(table) + "\r\n").join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = here().id + ".csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
  one("print").addEventListener("click", () => print());
  one("print-all").addEventListener("click", () => {
//% if follows
    everyRecord();
//% endif
    root.classList.add("everything");
    print();
  });
  addEventListener("afterprint", () => root.classList.remove("everything"));
  one("theme").addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("duties-theme", root.dataset.theme); } catch { /* as in the head */ }
  });
  addEventListener("beforeprint", () => reveal(Infinity));
  addEventListener("hashchange", go);
  // A browser scrolls to what the address names once all is loaded, also to a view, which has its head above it.
  addEventListener("load", () => { if (views.some((view) => location.hash === "#" + view.id)) scrollTo(0, 0); });
  filter();
  adapt();
  go();
})();
