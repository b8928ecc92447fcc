// What waits inside the page: blocks of JSON, each unpacked once, when it is first asked for.
const blocks = [...document.querySelectorAll("script[data-kind]")].map((element) => ({
  element,
  kind: element.dataset.kind,
  start: Number(element.dataset.start),
  end: Number(element.dataset.end),
  packed: "packed" in element.dataset,
  value: null,
}));
const canUnpack = "DecompressionStream" in window || !blocks.some((block) => block.packed);

async function unpack(block) {
  if (!block.packed) return JSON.parse(block.element.textContent);
  const bytes = Uint8Array.from(atob(block.element.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

function opened(block) {
  block.value ??= unpack(block);
  return block.value;
}

// The pieces of HTML of one kind that stand at `places`, in that order.
async function pieces(kind, places) {
  const own = blocks.filter((block) => block.kind === kind);
  const found = places.map((place) => own.find((block) => place < block.end));
  const values = new Map();
  for (const block of new Set(found)) values.set(block, await opened(block));
  return places.map((place, at) => values.get(found[at])[place - found[at].start]);
}
