// What is nicer with a script; every page works without.

// A form is sent once: a second tap while it travels changes nothing.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 3000);
  });
}

// Come to what is wrong first.
document.querySelector("[aria-invalid=true]")?.focus();
