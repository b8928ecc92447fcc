// Open a flag: its article of evidence, with its own bill shown and marked.
const articles = document.getElementById("evidence-list") && pagesOf(document.getElementById("evidence-list"));

// Which of the bills of its article a flag is: bills stand in the order of the flags.
async function billOf(flag) {
  const { evidence } = await flagIndex();
  return evidence.slice(0, flag - 1).filter((article) => article === evidence[flag - 1]).length;
}

async function markBill(article, flag) {
  document.querySelectorAll(".bills tr[aria-current]").forEach((row) => {
    row.removeAttribute("aria-current");
    row.removeAttribute("id");
  });
  document.querySelector(".opened")?.remove();
  const bill = await billOf(flag);
  const list = article.querySelector(".bills tbody");
  let from = 0;
  if (list.dataset.kind) {
    const pages = pagesOf(list);
    if (bill < pages.from || bill >= pages.to) await pages.show(...pages.around(bill));
    from = pages.from;
  }
  const row = list.rows[bill - from];
  row.setAttribute("aria-current", "true");
  row.id = "opened-flag";
  const note = document.createElement("p");
  note.className = "note opened";
  note.innerHTML = `Opened from flag ${number(flag)}: <a href="#opened-flag">its row is marked below</a>.`;
  article.querySelector("h3").after(note);
}

// Makes sure that the article at `anchor` is in the page; null where there is none.
async function articleAt(anchor) {
  const place = Number(/^evidence-(\d+)$/.exec(anchor)?.[1]) - 1;
  if (!(place >= 0 && place < articles.total)) return null;
  if (!document.getElementById(anchor)) await articles.show(...articles.around(place));
  return document.getElementById(anchor);
}

async function openArticle(anchor, flag) {
  const article = await articleAt(anchor);
  if (!article) return;
  if (flag) await markBill(article, flag);
  const title = article.querySelector("h3");
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
  article.scrollIntoView();
}

function startEvidence() {
  const hash = () => location.hash.slice(1);
  document.addEventListener("click", async (event) => {
    const link = event.target.closest('a[href^="#evidence-"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const anchor = link.hash.slice(1);
    if (hash() !== anchor) history.pushState(null, "", link.hash);
    await openArticle(anchor, Number(link.dataset.flag));
  });
  addEventListener("popstate", () => openArticle(hash()));
  if (hash()) openArticle(hash());
}
