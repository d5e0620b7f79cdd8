// The phone: posts what is typed or tapped, asks for the conversation while the page is seen, lets it be drawn.
import { clearThread, drawThread } from "./thread.js";
import { drawAuthors } from "./authors.js";

const $ = (id) => document.getElementById(id);
const labels = JSON.parse(document.body.dataset.labels);
const senders = JSON.parse(document.body.dataset.senders);
const view = { labels, language: document.documentElement.lang };
const AREAS = ["210", "213", "305", "323", "361", "432", "480", "512", "520", "559", "602", "619", "626", "713", "760", "786", "818", "858", "915", "956"];
const NUMBER = /^\+\d{8,15}$/;
const SOON = 150, LATER = 1000, EAGER = 30;

const state = restored() || { channel: "whatsapp", numbers: newNumbers() };
let timer = 0;
let eager = 0;
let shown = "";

function restored() {
  try {
    const kept = JSON.parse(sessionStorage.getItem("orienta-phone"));
    return kept && kept.channel in kept.numbers ? kept : null;
  } catch { return null; }
}

function keep() {
  try { sessionStorage.setItem("orienta-phone", JSON.stringify(state)); } catch { /* a private window forgets */ }
}

// WhatsApp from Mexico, SMS from the US, where it is two-way; the US numbers are from the range kept for fiction.
function newNumbers() {
  const [a, b, c] = crypto.getRandomValues(new Uint32Array(3));
  const us = `+1${AREAS[b % AREAS.length]}55501${String(c % 100).padStart(2, "0")}`;
  return { whatsapp: "+52664" + (1000000 + (a % 9000000)), sms: us };
}

const person = () => (state.channel === "whatsapp" ? "whatsapp:" : "") + state.numbers[state.channel];

async function post(path, fields) {
  const answer = await fetch("/simulator/" + path, { method: "POST", body: new URLSearchParams(fields) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

// True when the stand-in has the message; whether the service took it is told to the person.
async function say(fields) {
  $("trouble").textContent = "";
  let taken;
  try {
    taken = await post("say", { person: person(), ...fields });
  } catch {
    $("trouble").textContent = labels.no_answer;
    return false;
  }
  if (taken.status !== 200) $("trouble").textContent = `${labels.not_taken} ${taken.status}.`;
  eager = EAGER;
  await refresh();
  return true;
}

function tap(message, choice, kind) {
  if ($("sheet").open) $("sheet").close();
  return say({ body: choice.title, payload: choice.id, kind, about: message.sid });
}

function openList(message) {
  $("sheet-title").textContent = message.list.button;
  $("rows").replaceChildren();
  for (const choice of message.list.rows) {
    const row = document.createElement("button");
    row.type = "button";
    row.dataset.choice = choice.id;
    row.append(choice.title);
    if (choice.description) {
      const more = document.createElement("small");
      more.textContent = choice.description;
      row.append(more);
    }
    row.onclick = () => tap(message, choice, "row");
    $("rows").append(row);
  }
  $("sheet").showModal();
}

async function refresh() {
  clearTimeout(timer);
  const asked = person();
  try {
    const held = await post("thread", { person: asked });
    const now = JSON.stringify([asked, held]);
    if (asked === person() && now !== shown) {
      shown = now;
      drawThread($("thread"), held.messages, { ...view, channel: state.channel, tap, openList });
      drawAuthors($("turns"), $("cost"), held, { ...view, channel: state.channel });
    }
  } catch { /* the next question may be answered */ }
  eager = Math.max(0, eager - 1);
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(refresh, eager ? SOON : LATER);
}

function show() {
  keep();
  shown = "";
  document.body.classList.toggle("sms", state.channel === "sms");
  document.body.classList.toggle("whatsapp", state.channel === "whatsapp");
  for (const each of document.querySelectorAll("[data-channel]"))
    each.setAttribute("aria-pressed", String(each.dataset.channel === state.channel));
  $("sender").textContent = senders[state.channel] || "";
  $("person").value = state.numbers[state.channel];
  $("person").removeAttribute("aria-invalid");
  $("bad-number").textContent = $("trouble").textContent = "";
  clearThread($("thread"), labels.empty);
  refresh();
}

function authors(open) {
  document.body.classList.toggle("authors", open);
  $("open-authors").setAttribute("aria-expanded", String(open));
  (open ? $("close-authors") : $("open-authors")).focus();
}

$("form").onsubmit = async (event) => {
  event.preventDefault();
  const body = $("body").value;
  if (!body) return;
  $("body").value = "";
  if (!(await say({ body }))) $("body").value = body + $("body").value;
};
$("body").onkeydown = (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); $("form").requestSubmit(); }
};

const more = document.querySelector(".more");
for (const button of document.querySelectorAll("[data-kind]"))
  button.onclick = () => { more.open = false; more.firstElementChild.focus(); say({ kind: button.dataset.kind }); };
more.onkeydown = (event) => {
  if (event.key === "Escape" && more.open) { more.open = false; more.firstElementChild.focus(); }
};
document.addEventListener("click", (event) => { if (!more.contains(event.target)) more.open = false; });

for (const button of document.querySelectorAll("[data-channel]"))
  button.onclick = () => { state.channel = button.dataset.channel; show(); };
$("fresh").onclick = () => { state.numbers = newNumbers(); show(); if (document.body.classList.contains("authors")) authors(false); };
$("person").onchange = () => {
  const given = $("person").value.replace(/[\s().-]/g, "");
  const good = NUMBER.test(given);
  $("person").setAttribute("aria-invalid", String(!good));
  $("bad-number").textContent = good ? "" : labels.bad_number;
  if (good) { state.numbers[state.channel] = given; show(); }
};
$("close-sheet").onclick = () => $("sheet").close();
$("sheet").onclick = (event) => { if (event.target === $("sheet")) $("sheet").close(); };
$("open-authors").onclick = () => authors(true);
$("close-authors").onclick = () => authors(false);
$("authors").onkeydown = (event) => {
  if (event.key === "Escape" && document.body.classList.contains("authors")) authors(false);
};
document.onvisibilitychange = () => { if (!document.hidden) refresh(); };
show();
