"use strict";
// Each key presses the visible button that names it; nothing is done here that a click cannot do.
(() => {
  const rows = [...document.querySelectorAll("[data-row]")];
  let chosen = null;

  function move(step) {
    const now = rows.indexOf(document.activeElement);
    const to = rows[Math.max(0, Math.min(rows.length - 1, now + step))];
    if (to) to.focus();
  }

  function press(target) {
    if (target.dataset.needs && !target.form.elements.reason.value) {
      chosen = target;
      const name = target.firstChild.textContent.trim();
      document.getElementById("hint").textContent =
        `${name} needs a reason: choose one, then press Ctrl+Enter.`;
      target.form.elements.reason.focus();
      return;
    }
    target.click();
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-move]");
    if (target) move(Number(target.dataset.move));
    const needs = event.target.closest("[data-needs]");
    if (needs && !needs.form.elements.reason.value) {
      event.preventDefault();
      press(needs);
    }
  });

  // A row of the queue leads where its link leads; text that is being marked does not.
  document.addEventListener("click", (event) => {
    const row = event.target.closest(".queue tbody tr");
    if (!row || event.target.closest("a") || String(getSelection())) return;
    row.querySelector("[data-row]").click();
  });

  // The server says the same; here it is said before the files are sent.
  document.addEventListener("change", (event) => {
    const { most, largest } = event.target.dataset;
    if (!most) return;
    const chosen = [...event.target.files];
    const large = chosen.find((file) => file.size > Number(largest));
    const fault = large ? `${large.name} is too large.` : "";
    event.target.setCustomValidity(chosen.length > Number(most) ? `At most ${most} files.` : fault);
  });

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input:not([type=file]), select, textarea");
    if (event.ctrlKey && event.key === "Enter" && field && chosen) {
      event.preventDefault();
      press(chosen);
      return;
    }
    if (field && event.key === "Escape") field.blur();
    if (field || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("search").focus();
      return;
    }
    const target = [...document.querySelectorAll("[data-key]")].find(
      (one) => one.dataset.key === event.key,
    );
    if (!target) return;
    event.preventDefault();
    press(target);
  });
})();
