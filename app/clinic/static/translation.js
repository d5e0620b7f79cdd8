// A paragraph is kept while it is typed; the button does the same without a script.

for (const form of document.querySelectorAll("form.paragraph")) {
  const area = form.querySelector("textarea");
  const said = form.querySelector("[role=status]");
  let timer = 0, busy = false, again = false;

  async function keep() {
    if (busy) { again = true; return; }
    busy = true;
    const body = new FormData(form);
    body.set("quiet", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
      if (!answer.ok) throw new Error("not kept");
      form.elements.version.value = (await answer.json()).version;
      said.textContent = form.dataset.saved;
      area.dataset.kept = body.get("english");
    } catch {
      said.textContent = form.dataset.failed;
    } finally {
      busy = false;
      if (again) { again = false; keep(); }
    }
  }

  area.addEventListener("input", () => { clearTimeout(timer); said.textContent = "…"; timer = setTimeout(keep, 1200); });
  area.addEventListener("blur", () => { if (said.textContent === "…") { clearTimeout(timer); keep(); } });
  form.addEventListener("submit", () => clearTimeout(timer));
}

addEventListener("beforeunload", (event) => {
  if ([...document.querySelectorAll("form.paragraph [role=status]")].some((said) => said.textContent === "…")) event.preventDefault();
});
