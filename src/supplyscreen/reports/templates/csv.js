// Copy as CSV: every flag that fits the filter, in the order of the table, the shown columns only.
// A text that a spreadsheet would run gets an apostrophe before it, as in flags.csv.
const RUNS = /^(?:[\t\r\n]|[\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@＝＋－﹣＠﹢﹦﹫])/u;
const quoted = (text) => `"${(RUNS.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

async function csvText() {
  const index = await flagIndex();
  const without = hiddenColumns();
  const parts = index.columns.flatMap((column, at) => (without.has(at + 1) ? [] : column.parts));
  const places = flags.order ?? index.evidence.map((_, flag) => flag);
  const lines = places.map((flag) => parts.map(([field]) => index.value(field, flag)));
  const csv = [parts.map(([, heading]) => heading), ...lines].map((line) => line.map(quoted).join(",")).join("\r\n");
  return { csv, rows: places.length };
}

function startCsv() {
  document.getElementById("copy-csv").addEventListener("click", async () => {
    const status = document.getElementById("flag-status");
    const { csv, rows } = await csvText();
    try {
      await navigator.clipboard.writeText(csv);
      status.textContent = `Rows copied as CSV: ${number(rows)}`;
    } catch {
      const box = document.getElementById("csv-text");
      box.hidden = document.getElementById("csv-label").hidden = false;
      box.value = csv;
      box.focus();
      box.select();
      status.textContent = `Copy them from the box below. Rows: ${number(rows)}`;
    }
  });
}
