// Sort, filter and copy the flags table. Without this script it stays a plain table.
"use strict";
(() => {
  const table = document.getElementById("flag-table");
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  if (!table) return;
  const form = document.getElementById("flag-filter");
  const status = document.getElementById("flag-status");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const selects = [...form.querySelectorAll("select")];
  const search = document.getElementById("by-text");
  const value = (cell) => cell.dataset.v || cell.textContent.trim();
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());

  function filter() {
    const wanted = search.value.trim().toLowerCase();
    let left = 0;
    for (const row of rows) {
      const fits = selects.every((s) => !s.value || row.dataset[s.dataset.key] === s.value);
      row.hidden = !(fits && texts.get(row).includes(wanted));
      left += row.hidden ? 0 : 1;
    }
    status.textContent = `${left} of ${rows.length} flags shown`;
  }
  form.addEventListener("input", filter);

  heads.forEach((head, column) => {
    // No button element: Chromium does not repeat one in the table head of a second printed page.
    const button = document.createElement("span");
    button.role = "button";
    button.tabIndex = 0;
    button.textContent = head.textContent;
    head.replaceChildren(button);
    head.setAttribute("aria-sort", column ? "none" : "ascending");
    button.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      button.click();
    });
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((other) => other.setAttribute("aria-sort", "none"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const key = (row) => row.cells[column].dataset.k || value(row.cells[column]);
      const numeric = head.dataset.type === "number";
      const order = (a, b) => (numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0);
      rows.sort((a, b) => (up ? 1 : -1) * order(key(a), key(b)));
      body.append(...rows);
    });
  });

  // A text that a spreadsheet would run gets an apostrophe before it, as in flags.csv.
  const quoted = (text) => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  document.getElementById("copy-csv").addEventListener("click", async () => {
    const seen = rows.filter((row) => !row.hidden).map((row) => [...row.cells].map(value));
    const lines = [heads.map((head) => head.textContent), ...seen];
    const csv = lines.map((line) => line.map(quoted).join(",")).join("\r\n");
    try {
      await navigator.clipboard.writeText(csv);
      status.textContent = `Rows copied as CSV: ${seen.length}`;
    } catch {
      const box = document.getElementById("csv-text");
      box.hidden = document.getElementById("csv-label").hidden = false;
      box.value = csv;
      box.focus();
      box.select();
      status.textContent = `Copy them from the box below. Rows: ${seen.length}`;
    }
  });
  filter();
})();
