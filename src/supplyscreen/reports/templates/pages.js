// Lists that are shown a page at a time. The first page stands in the document; what is shown
// later replaces it, so that a long list stays quick.
const SLICE = 400; // items put into the document before it may draw
const number = (value) => value.toLocaleString("en-US");
const madePages = new WeakMap();

class Pages {
  constructor(list) {
    const { kind, what, start, total, page } = list.dataset;
    Object.assign(this, { list, kind, what, start: Number(start), total: Number(total) });
    this.page = Number(page);
    this.first = [...list.children].map((item) => item.outerHTML);
    this.order = null; // places of the items in the order in which they are shown
    this.note = "";
    this.from = this.turn = 0;
    this.to = this.first.length;
  }

  get count() { return this.order ? this.order.length : this.total; }

  // From where to where the page reaches that holds the item at `place`.
  around(place) {
    if (this.page >= this.count) return [0, this.count];
    const head = this.order ? 0 : this.first.length;
    if (place < head) return [0, head];
    const from = head + Math.floor((place - head) / this.page) * this.page;
    return [from, Math.min(from + this.page, this.count)];
  }

  async html(from, to) {
    const items = [];
    for (let place = from; place < to; place += 1) items.push(this.order ? this.order[place] : place);
    const here = this.first.length;
    const waiting = items.filter((item) => item >= here).map((item) => this.start + item - here);
    const got = (await pieces(this.kind, waiting)).values();
    return items.map((item) => (item < here ? this.first[item] : got.next().value));
  }

  // Shows the items from `from` up to `to`; false if another page was asked for meanwhile.
  async show(from, to) {
    this.turn += 1;
    const turn = this.turn;
    const slow = setTimeout(() => this.tell(`Loading ${this.what.toLowerCase()} ...`), 300);
    this.list.setAttribute("aria-busy", "true");
    try {
      const html = await this.html(from, to);
      for (let at = 0; at === 0 || at < html.length; at += SLICE) {
        if (at) await new Promise((go) => { setTimeout(go); });
        if (turn !== this.turn) return false;
        if (!at) this.list.replaceChildren();
        this.list.insertAdjacentHTML("beforeend", html.slice(at, at + SLICE).join("\n"));
      }
      [this.from, this.to] = [from, to];
    } catch (error) {
      clearTimeout(slow);
      if (turn === this.turn) this.tell("This part of the file cannot be unpacked: it may be cut short. All flags are in flags.csv.");
      return false;
    } finally {
      clearTimeout(slow);
      if (turn === this.turn) this.list.removeAttribute("aria-busy");
    }
    this.tell();
    return true;
  }

  go(where) {
    const place = { first: 0, previous: this.from - 1, next: this.to, last: this.count - 1 }[where];
    return this.show(...this.around(place));
  }

  tell(text) {
    const told = `${this.what} ${number(this.from + 1)} to ${number(this.to)} of ${number(this.count)}`;
    for (const range of document.querySelectorAll(`[data-range="${this.list.id}"]`)) {
      range.textContent = text ?? (this.count ? `${told}${this.note}.` : "");
    }
    for (const group of document.querySelectorAll(`[data-pages="${this.list.id}"]`)) {
      group.hidden = this.from === 0 && this.to === this.count;
      for (const button of group.children) {
        const ends = ["first", "previous"].includes(button.dataset.go) ? this.from === 0 : this.to === this.count;
        button.setAttribute("aria-disabled", String(ends)); // not disabled: it keeps the focus
      }
    }
  }
}

function pagesOf(list) {
  if (!madePages.has(list)) madePages.set(list, new Pages(list));
  return madePages.get(list);
}

function startPages() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-go]");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const list = document.getElementById(button.parentElement.dataset.pages);
    await pagesOf(list).go(button.dataset.go);
    const top = list.closest("table") ?? list;
    if (top.getBoundingClientRect().top < 0) top.scrollIntoView();
  });
}
