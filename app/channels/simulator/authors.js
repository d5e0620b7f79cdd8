// Draws the authors' side: what left and what it cost, and what happened in each turn, newest first.
import { make } from "./thread.js";

export function drawAuthors(list, cost, held, view) {
  drawTotal(cost, held.total, view);
  const open = new Set([...list.querySelectorAll("details[open]")].map((each) => each.dataset.key));
  list.replaceChildren();
  if (!held.turns.length) make(list, "li", view.labels.no_turns);
  for (const turn of held.turns.slice().reverse()) drawTurn(list, turn, open, view);
}

function drawTotal(cost, total, view) {
  const counted = [[total.messages, view.labels.messages], [total.characters, view.labels.characters]];
  if (view.channel === "sms") counted.push([total.segments, view.labels.segments]);
  cost.replaceChildren();
  for (const [index, [number, name]] of counted.entries()) {
    if (index) cost.append(" · ");
    make(cost, "b", number.toLocaleString(view.language));
    cost.append(" " + name);
  }
}

function drawTurn(list, turn, open, view) {
  const item = make(list, "li", "", "turn");
  make(item, "span", "#" + turn.turn, "number");
  const said = make(item, "p", "", "typed");
  make(said, "bdi", turn.said || "–");
  if (turn.payload) drawCode(make(item, "p", "", "quiet"), turn.payload);
  const events = make(item, "ul");
  for (const [index, event] of turn.events.entries()) drawEvent(events, event, `${turn.sid}/${index}`, open, view);
  drawWaits(make(item, "p"), turn.waits, view);
  if (turn.sent.length) make(item, "p", `${view.labels.sent}: ${turn.sent.map((each) => price(each, view)).join("; ")}`, "quiet");
}

function drawWaits(line, waits, view) {
  line.append(view.labels.waits + " ");
  if (waits.place) drawCode(line, waits.place);
  else line.append(view.labels.ended);
  if (waits.pending) { line.append(` · ${view.labels.engine} `); drawCode(line, waits.pending); }
}

function price(each, view) {
  const characters = `${each.characters} ${view.labels.characters}`;
  return view.channel === "sms" ? `${characters}, ${each.encoding}, ${view.labels.segment_short}: ${each.segments}` : characters;
}

function drawEvent(list, event, key, open, view) {
  const line = make(list, "li", "", "event " + event.event);
  make(line, "b", view.labels["event_" + event.event]);
  line.append(" ");
  drawCode(line, event.what);
  if (event.value) { line.append(" = "); make(line, "bdi", event.value); }
  if (event.where) drawMore(line, view.labels.form, [event.where]);
  if (event.facts?.length) drawMore(line, view.labels.facts, event.facts, "fact");
  if (event.held_back) make(line, "div", view.labels.held_back, "held-back");
  if (event.options?.length) drawMore(line, view.labels.options, event.options);
  if (event.source) {
    const details = make(line, "details");
    details.dataset.key = key;
    details.open = open.has(key);
    make(details, "summary", view.labels.source);
    make(details, "blockquote", event.source).lang = "en";
  }
}

function drawMore(line, name, codes, className = "") {
  const more = make(line, "div", name + " ", "more-about");
  for (const code of codes) { drawCode(more, code, className); more.append(" "); }
}

function drawCode(parent, text, className = "") {
  make(parent, "code", text, className);
}
