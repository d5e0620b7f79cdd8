// Keys of the review pages. Everything they do is a link or a button too.

const typing = (event) => event.ctrlKey || event.metaKey || event.altKey
  || event.target.closest("input, textarea, select, [contenteditable]");
const follow = (id) => document.getElementById(id)?.click();
const rows = [...document.querySelectorAll(".items tbody tr")];
let here = -1;

function move(step) {
  if (!rows.length) return;
  rows[here]?.classList.remove("here");
  here = Math.max(0, Math.min(rows.length - 1, here + step));
  rows[here].classList.add("here");
  rows[here].querySelector("a.to").focus();
}

document.addEventListener("keydown", (event) => {
  if (typing(event)) return;
  if (event.key === "q") {
    const box = document.querySelector("input.settle");
    if (box) { event.preventDefault(); box.focus(); } else follow("asked");
    return;
  }
  if (event.key === "t") { follow("translation"); return; }
  if (event.key === "a") { follow("approval"); return; }
  if (event.key === "u") { follow("up"); return; }
  if (event.key === "n") { follow(document.getElementById("reviewed") ? "reviewed" : "next"); return; }
  if (rows.length) {
    if (event.key === "j") move(1);
    if (event.key === "k") move(-1);
    return;
  }
  if (event.key === "j") follow("after");
  if (event.key === "k") follow("before");
  if (event.key === "e") { event.preventDefault(); document.getElementById("value")?.focus(); }
});
