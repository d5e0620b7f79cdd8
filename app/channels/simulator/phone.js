"use strict";
// The phone: posts what is typed or tapped, asks for the conversation while it is open, draws it. Text is never HTML.
const $ = (id) => document.getElementById(id);
let channel = "whatsapp";
let shown = "";
let timer = 0;

const person = () => (channel === "whatsapp" ? "whatsapp:" : "") + $("person").value.trim();

function add(parent, tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  parent.append(made);
  return made;
}

// WhatsApp shows *bold* and _italic_; SMS shows the marks as typed.
function words(parent, body) {
  if (channel !== "whatsapp") { parent.append(body); return; }
  for (const part of body.split(/(\*[^*\n]+\*)/)) {
    if (/^\*[^*\n]+\*$/.test(part)) add(parent, "b", part.slice(1, -1));
    else parent.append(part);
  }
}

async function post(path, fields) {
  const answer = await fetch("/simulator/" + path, { method: "POST", body: new URLSearchParams(fields) });
  return answer.json();
}

async function say(body, payload = "", kind = "text") {
  $("sheet").close();
  await post("say", { person: person(), body, payload, kind });
  await refresh();
}

function openList(list) {
  const rows = $("rows");
  rows.replaceChildren();
  for (const item of list.items) {
    const row = add(rows, "button", item.title);
    row.type = "button";
    if (item.description) add(row, "small", item.description);
    row.onclick = () => say(item.title, item.id);
  }
  $("sheet").show();
}

function draw(messages) {
  const thread = $("thread");
  thread.replaceChildren();
  for (const message of messages) {
    const mine = message.direction === "in";
    const bubble = add(thread, "div", undefined, mine ? "bubble mine" : "bubble");
    if (message.media.length) bubble.append("📎 ");
    words(bubble, message.body);
    const time = new Date(message.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    const ticks = mine ? "" : " " + message.status + (message.error_code ? " " + message.error_code : "");
    add(bubble, "small", time + ticks, message.error_code ? "bad" : "");
    const buttons = message.buttons || [];
    if (buttons.length || message.list) {
      const taps = add(thread, "div", undefined, "taps");
      for (const each of buttons) {
        const button = add(taps, "button", each.title);
        button.type = "button";
        button.onclick = () => say(each.title, each.id);
      }
      if (message.list) {
        const button = add(taps, "button", "☰ " + message.list.button);
        button.type = "button";
        button.onclick = () => openList(message.list);
      }
    }
  }
  thread.scrollTop = thread.scrollHeight;
}

function drawTurns(turns, messages) {
  const list = $("turns");
  list.replaceChildren();
  for (const turn of turns.slice().reverse()) {
    const item = add(list, "li");
    item.value = turn.turn;
    add(item, "span", "“" + turn.said + "”", "said");
    item.append(" → ");
    add(item, "code", turn.waits_at || "end");
    const events = add(item, "ul");
    for (const event of turn.events) {
      const { event: name, ...rest } = event;
      const line = add(events, "li");
      add(line, "b", name);
      line.append(" " + Object.values(rest).map((v) => (typeof v === "string" ? v : JSON.stringify(v))).join(" · "));
    }
  }
  const out = messages.filter((m) => m.direction === "out");
  const sum = (key) => out.reduce((total, m) => total + m.cost[key], 0);
  const last = out.at(-1);
  $("cost").textContent = out.length
    ? `Last: ${last.cost.characters} characters ${last.cost.encoding}, ${last.cost.segments} ` +
      (channel === "sms" ? "segments" : "message") +
      `. So far: ${out.length} messages, ${sum("characters")} characters, ${sum("segments")} ` +
      (channel === "sms" ? "segments" : "billed messages")
    : "";
}

async function refresh() {
  clearTimeout(timer);
  try {
    const { messages, turns } = await post("thread", { person: person() });
    const now = JSON.stringify([messages, turns.length]);
    if (now !== shown) { shown = now; draw(messages); drawTurns(turns, messages); }
  } finally {
    timer = setTimeout(refresh, 700);
  }
}

$("form").onsubmit = (event) => {
  event.preventDefault();
  const body = $("body").value;
  $("body").value = "";
  if (body) say(body);
};
$("body").onkeydown = (event) => {
  if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); $("form").requestSubmit(); }
};
for (const button of document.querySelectorAll("[data-kind]"))
  button.onclick = () => { document.querySelector(".more").open = false; say("", "", button.dataset.kind); };
for (const button of document.querySelectorAll("[data-channel]"))
  button.onclick = () => {
    channel = button.dataset.channel;
    document.body.className = channel;
    for (const each of document.querySelectorAll("[data-channel]"))
      each.setAttribute("aria-pressed", String(each === button));
    shown = "";
    refresh();
  };
$("fresh").onclick = () => location.reload();
$("person").onchange = () => { $("number").textContent = $("person").value; shown = ""; refresh(); };
refresh();
