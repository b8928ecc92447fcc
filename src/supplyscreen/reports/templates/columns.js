// The columns that are shown, printed and copied; the first one leads to the evidence and stays.
const hiddenColumns = () => new Set((table.dataset.without ?? "").split(" ").filter(Boolean).map(Number));

function startColumns() {
  const boxes = [...form.querySelectorAll("[data-column]")];
  form.addEventListener("change", (event) => {
    if (!event.target.matches("[data-column]")) return;
    table.dataset.without = boxes.filter((box) => !box.checked).map((box) => box.dataset.column).join(" ");
  });
}
