"use strict";
// Before the page is read: no view is laid out that will not be shown, nor in another theme than chosen.
(() => {
  const root = document.documentElement;
  root.classList.add("js", "reading");
  root.classList.toggle("elsewhere", location.hash.length > 1);
  try {
    const theme = localStorage.getItem("duties-theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch { /* some browsers keep nothing for a file */ }
})();
