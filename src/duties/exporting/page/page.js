"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  root.classList.add("js");

  // Where an address leads: a view, or a part within one.
  const views = all(".view");
  const parts = all(".part");
  const show = (view) => {
    for (const each of views) each.hidden = each !== view;
    for (const link of all("nav a")) {
      if (link.hash === "#" + view.id) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };
  const target = () => {
    const raw = location.hash.slice(1);
    if (!raw) return null;
//% if follows
    if (raw.startsWith("tasks?")) { choose(raw.slice("tasks?".length)); return one("tasks"); }
//% endif
    let plain = raw;
    try { plain = decodeURIComponent(raw); } catch { /* not an address of this page */ }
    const [kind, ...rest] = plain.split("=");
    return one(raw) || one(kind + "=" + encodeName(rest.join("="))) || one(plain);
  };
  // As Python's quote does it, which has written the ids.
  const encodeName = (name) =>
    encodeURIComponent(name).replace(/[!'()*]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase());
  const go = () => {
    const found = target();
    if (found && found.id === "content") return;
    const view = (found && found.closest(".view")) || views[0];
    show(view);
    for (const each of all(".found")) each.classList.remove("found");
    const siblings = parts.filter((part) => view.contains(part));
    const part = found && found.closest(".part");
    for (const each of siblings) each.hidden = Boolean(part) && each !== part;
    if (!part && view.id === "units") siblings.forEach((each, number) => { each.hidden = number > 0; });
//% if follows
    if (!part && view.id === "cards") siblings.forEach((each, number) => { each.hidden = number > 0; });
//% endif
    if (!found || found === view) { scrollTo(0, 0); return; }
    if (found.matches("#task-list tr") && found.hidden) { clear(); reveal(Infinity); }
    found.classList.add("found");
//% if follows
    found.scrollIntoView({ block: found.matches(".part") ? "start" : "center" });
//% else
    found.scrollIntoView({ block: "center" });
//% endif
    found.focus({ preventScroll: true });
  };

  // The list of tasks: found by words and choices, sorted by a column.
  const list = one("task-list");
  const body = list.tBodies[0];
  const rows = all("tr", body).map((row) => ({
    row,
    text: row.textContent.toLowerCase(),
    action: row.dataset.action,
    cells: [...row.cells],
    units: all("td[data-role]", row).map((cell) => ({
      role: cell.dataset.role,
      names: all("a, .unlinked", cell).map((name) => name.textContent),
    })),
  }));
  const known = new Map(rows.map((each) => [each.row, each]));
  const words = one("words"), action = one("in-action"), unit = one("of-unit"), role = one("in-role");
  const count = one("count");
  const fits = (each, wanted) =>
    wanted.every((word) => each.text.includes(word)) &&
    (!action.value || each.action === action.value) &&
//% if follows
    stands(each.row) &&
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
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
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
  const clear = () => {
    for (const field of [words, action, unit, role]) field.value = "";
//% if follows
    for (const field of standing) field.value = "";
//% endif
    filter();
  };
  for (const field of [words, action, unit, role]) field.addEventListener("input", filter);
  all("form").forEach((form) => form.addEventListener("submit", (event) => event.preventDefault()));
  const order = new Intl.Collator(root.lang, { numeric: true }).compare;
  const keyOf = (cell) => cell.dataset.order ?? cell.textContent.trim();
  all("thead th", list).forEach((head, column) => {
    head.firstElementChild.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const each of all("thead th", list)) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const sorted = rows.map((each) => [keyOf(each.cells[column]), each.row]);
      sorted.sort((a, b) => (up ? 1 : -1) * order(a[0], b[0]));
      body.append(...sorted.map(([, row]) => row));
    });
  });

//% if follows
//% include "progress.js"
//% endif
  // The list of units.
  const units = all("#unit-list li");
  const unitWords = one("unit-words");
  if (unitWords) unitWords.addEventListener("input", (event) => {
    const word = event.target.value.trim().toLowerCase();
    for (const each of units) each.hidden = !each.textContent.toLowerCase().includes(word);
  });

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

  one("print").addEventListener("click", () => print());
  one("theme").addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  addEventListener("beforeprint", () => reveal(Infinity));
  addEventListener("hashchange", go);
  filter();
  go();
})();
