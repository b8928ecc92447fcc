// Sort and filter the flags table, over all flags that the page holds.
const table = document.getElementById("flag-table");
const form = document.getElementById("flag-filter");
const flags = table && pagesOf(document.getElementById("flag-rows"));
const heads = table ? [...table.tHead.rows[0].cells] : [];
const sorted = { column: 0, up: true };
let known = null;

// The index: `value` of a field for a flag, `texts` to search in, `ranks` to sort by.
function flagIndex() {
  known ??= opened(blocks.find((block) => block.kind === "index")).then((raw) => {
    const value = (field, flag) => raw.fields[field].values[raw.fields[field].at[flag]];
    const names = Object.keys(raw.fields);
    const texts = raw.evidence.map((_, flag) => names.map((name) => value(name, flag)).join("\n").toLowerCase());
    return { ...raw, value, texts, ranks: raw.columns.map((column) => ranksOf(column, raw)) };
  });
  return known;
}

// For each value of a column its place in the order; NaN for what is not known.
function ranksOf(column, raw) {
  const { values } = raw.fields[column.parts[0][0]];
  const unknown = new Set(raw.unknown);
  const { compare } = new Intl.Collator("en", { numeric: true });
  const texts = column.order.length ? column.order : [...values].sort(compare);
  const places = new Map(texts.map((text, place) => [text, place]));
  return values.map((text) => (unknown.has(text) ? NaN : column.numeric ? Number(text) : places.get(text) ?? texts.length));
}

// The places of the flags that fit the filter, in the order that is chosen.
function arranged(index) {
  const wanted = document.getElementById("by-text").value.trim().toLowerCase();
  const chosen = [...form.querySelectorAll("select[data-field]")].filter((select) => select.value);
  const fits = (flag) => chosen.every((select) => index.value(select.dataset.field, flag) === select.value);
  const places = index.evidence.map((_, flag) => flag).filter((flag) => fits(flag) && index.texts[flag].includes(wanted));
  const { at } = index.fields[index.columns[sorted.column].parts[0][0]];
  const rank = (flag) => index.ranks[sorted.column][at[flag]];
  const way = sorted.up ? 1 : -1;
  return places.sort((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    if (Number.isNaN(one) || Number.isNaN(other)) return Number.isNaN(one) - Number.isNaN(other) || a - b;
    return way * (one - other) || a - b;
  });
}

async function arrange() {
  const index = await flagIndex();
  flags.order = arranged(index);
  const label = heads[sorted.column].textContent;
  const order = sorted.column || !sorted.up ? `${label}, ${sorted.up ? "ascending" : "descending"}` : "triage";
  const fit = flags.order.length < flags.total ? ` that fit the filter (${number(flags.total)} in this page)` : "";
  flags.note = `${fit}, in the order of ${order}`;
  table.hidden = !flags.order.length;
  document.getElementById("no-fit").hidden = !table.hidden;
  document.getElementById("flag-status").textContent = table.hidden ? "No flag fits the filter." : "";
  await flags.show(...flags.around(0));
}

function sortBy(column, up) {
  Object.assign(sorted, { column, up });
  heads.forEach((head, at) => head.setAttribute("aria-sort", at !== column ? "none" : up ? "ascending" : "descending"));
  document.getElementById("order-by").value = String(column);
  return arrange();
}

// No button element: Chromium does not repeat one in the table head of a second printed page.
function sortButton(head, column) {
  const button = document.createElement("span");
  button.role = "button";
  button.tabIndex = 0;
  button.textContent = head.textContent;
  head.replaceChildren(button);
  head.setAttribute("aria-sort", column ? "none" : "ascending");
  button.addEventListener("click", () => sortBy(column, head.getAttribute("aria-sort") !== "ascending"));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    button.click();
  });
}

function startFlags() {
  heads.forEach(sortButton);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    if (event.target.matches("select[data-field], #by-text")) arrange();
  });
  document.getElementById("order-by").addEventListener("change", (event) => sortBy(Number(event.target.value), true));
  document.getElementById("turn-order").addEventListener("click", () => sortBy(sorted.column, !sorted.up));
}
