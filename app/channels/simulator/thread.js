// Draws the conversation. A message is drawn once; later only its state changes, so nothing that has the focus is lost.
// Text goes in as text, never as HTML.
const drawn = new Map();
const BOLD = /((?<![\p{L}\p{N}_*])\*(?=[^\s*])[^*\n]*?(?<=\S)\*(?![\p{L}\p{N}_*]))/u;

export function make(parent, tag, text = "", className = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  parent.append(made);
  return made;
}

export function clearThread(thread, empty) {
  drawn.clear();
  thread.replaceChildren();
  make(thread, "p", empty, "empty");
}

export function drawThread(thread, messages, view) {
  const wasAtEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 80;
  const held = new Set(messages.map((message) => message.sid));
  let added = false;
  let isMine = false;
  for (const [sid, box] of drawn) if (!held.has(sid)) { box.remove(); drawn.delete(sid); }
  if (messages.length) thread.querySelector(".empty")?.remove();
  else if (!thread.firstChild) make(thread, "p", view.labels.empty, "empty");
  for (const message of messages) {
    if (!drawn.has(message.sid)) {
      drawn.set(message.sid, drawMessage(thread, message, view));
      added = true;
      isMine ||= message.direction === "in";
    }
    if (drawn.get(message.sid).dataset.kind !== message.kind) {
      const again = drawMessage(thread, message, view);
      drawn.get(message.sid).replaceWith(again);
      drawn.set(message.sid, again);
    }
    drawState(drawn.get(message.sid).querySelector(".state"), message, view);
  }
  if (added && (wasAtEnd || isMine)) thread.scrollTop = thread.scrollHeight;
}

function drawMessage(thread, message, view) {
  const mine = message.direction === "in";
  const box = make(thread, "div", "", mine ? "message mine" : "message");
  box.dataset.kind = message.kind;
  const bubble = make(box, "div", "", "bubble");
  if (mine) make(bubble, "span", view.labels.you + ": ", "hidden");
  if (["voice", "picture", "location"].includes(message.kind))
    make(bubble, "p", view.labels[message.kind], "words kind");
  for (const path of message.media) drawFile(bubble, path, message.body);
  if (message.body) {
    const words = make(bubble, "p", "", "words");
    words.dir = "auto";
    drawWords(words, message.body, view.channel);
  }
  make(bubble, "p", "", "state");
  drawTaps(box, message, view);
  return box;
}

// A picture as the phone shows it, opened whole when tapped; another file by its name.
function drawFile(bubble, path, caption) {
  const link = make(bubble, "a", path.endsWith(".png") ? "" : "📄 " + path.split("/").pop(), "file");
  link.href = path;
  link.target = "_blank";
  link.rel = "noreferrer";
  if (!path.endsWith(".png")) return;
  const image = make(link, "img");
  image.src = path;
  image.alt = caption;
}

// WhatsApp shows *bold*; SMS shows the marks as typed.
function drawWords(parent, body, channel) {
  const parts = channel === "whatsapp" ? body.split(BOLD) : [body];
  for (const [index, part] of parts.entries())
    if (index % 2) make(parent, "b", part.slice(1, -1));
    else parent.append(part);
}

function drawState(line, message, view) {
  const time = new Date(message.at).toLocaleTimeString(view.language, { hour: "2-digit", minute: "2-digit" });
  const status = message.direction === "in" ? "" : view.labels["status_" + message.status] || message.status;
  const text = [time, status, message.error_code].filter(Boolean).join(" · ");
  if (line.textContent !== text) line.textContent = text;
  line.classList.toggle("bad", Boolean(message.error_code));
}

function drawTaps(box, message, view) {
  if (!message.buttons.length && !message.list) return;
  const taps = make(box, "div", "", "taps");
  taps.setAttribute("role", "group");
  taps.setAttribute("aria-label", view.labels.choices);
  for (const choice of message.buttons) {
    const button = make(taps, "button", choice.title);
    button.type = "button";
    button.dataset.choice = choice.id;
    button.onclick = () => view.tap(message, choice, "tap");
  }
  if (message.list) {
    const button = make(taps, "button", "☰ " + message.list.button);
    button.type = "button";
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-label", message.list.button);
    button.onclick = () => view.openList(message);
  }
}
