// Start what the page can do; without this script it is a plain page. Print all of it on request.
async function showAll(list) {
  const pages = pagesOf(list);
  pages.page = pages.total;
  await pages.show(0, pages.count);
}

async function loadAll(button) {
  const status = document.getElementById("load-status");
  button.setAttribute("aria-disabled", "true");
  status.textContent = "Loading ...";
  const all = [...document.querySelectorAll("#flag-rows, #evidence-list, [data-kind='gaps']")];
  for (const list of all) await showAll(list);
  for (const list of document.querySelectorAll("[data-kind='bills']")) await showAll(list);
  status.textContent = "Everything that this page holds is loaded and can be printed.";
}

addEventListener("beforeprint", () => document.querySelectorAll("details:not(.chooser)").forEach((d) => { d.open = true; }));
if (canUnpack) {
  document.documentElement.classList.add("scripted");
  startPages();
  if (table) {
    startFlags();
    startColumns();
    startCsv();
    startEvidence();
  }
  const button = document.getElementById("load-all");
  button?.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") !== "true") loadAll(button);
  });
}
