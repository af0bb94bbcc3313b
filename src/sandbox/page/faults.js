// What can be made to go wrong? A panel of switches for the connection, the events, the bot's requests, intents, time and rights.

import { control, look } from "./api.js";
import { el, iconButton, tell } from "./dom.js";
import { here, state } from "./state.js";
import { say } from "./words.js";

const CODES = [4000, 4001, 4002, 4004, 4007, 4008, 4009, 4013, 4014];
const STATUSES = [429, 500, 502, 503];
const COUNTS = [1, 2, 5, 20];
const BROKEN = [["json", "brokenJson"], ["text", "brokenText"], ["dispatch", "brokenDispatch"], ["binary", "brokenBinary"]];
/** The privileged intents, by their bits. */
const INTENTS = [[1 << 15, "contentIntent"], [1 << 1, "membersIntent"], [1 << 8, "presenceIntent"]];
const RIGHTS = ["VIEW_CHANNEL", "SEND_MESSAGES", "EMBED_LINKS", "ATTACH_FILES", "READ_MESSAGE_HISTORY", "ADD_REACTIONS", "MANAGE_MESSAGES"];
/** How often the panel looks what is pending while it is open, in milliseconds. */
const LOOKING = 2000;

/** What was taken from the bot by this page: channel → rights. */
const denied = new Map();
let timer = null;

/** Draws the panel, or takes it away. */
export function paintFaults(host, isOpen, close) {
  clearInterval(timer);
  host.hidden = !isOpen;
  if (!isOpen) { host.replaceChildren(); return; }
  const done = el("p", { class: "done", role: "status" });
  const pending = el("div", { class: "pending" });
  const run = async (name, fields) => {
    try {
      await control(name, fields);
      done.textContent = say("done");
    } catch (error) { done.textContent = say("refused", { reason: error.message }); }
    tell(done.textContent);
    refresh();
  };
  const refresh = async () => {
    try { paintPending(pending, await look("control")); } catch { /* The notice above the messages says it. */ }
  };
  const group = (title, ...inside) => el("section", {}, el("h3", {}, title), el("div", { class: "fault-rows" }, inside));
  const press = (label, name, fields = {}) => el("button", { type: "button", class: "button button-plain", onclick: () => run(name, typeof fields === "function" ? fields() : fields) }, label);
  const choose = (label, values) => el("select", { "aria-label": label }, values.map((value) => el("option", { value }, String(value))));
  const box = (label, isOn, onchange) => el("label", { class: "box" }, el("input", { type: "checkbox", checked: isOn, onchange }), el("span", {}, label));

  const code = choose(say("closeWith"), CODES), count = choose("×", COUNTS), status = choose("status", STATUSES);
  const effect = el("input", { type: "checkbox" });
  host.setAttribute("aria-label", say("faults"));
  host.replaceChildren(
    el("header", {}, el("h2", {}, say("faults")), iconButton("close", say("closeMenu"), close)),
    el("p", { class: "subtext" }, say("faultsIntro")),
    group(say("connection"), press(say("drop"), "drop"), press(say("reconnect"), "reconnect"), press(say("invalidResumable"), "invalidate", { resumable: true }),
      press(say("invalid"), "invalidate", { resumable: false }), press(say("forget"), "forget"),
      el("span", { class: "joined" }, press(say("closeWith"), "close", () => ({ code: Number(code.value) })), code),
      box(say("noAcks"), host.dataset.deaf === "true", (event) => { host.dataset.deaf = event.target.checked; run("acks", { on: !event.target.checked }); })),
    group(say("events"), press(say("repeat"), "repeat", { count: 1 }), press(say("delayEvents"), "delay_events", { count: 1, ms: 2000 }),
      el("span", { class: "joined is-list" }, el("span", {}, say("malform")), BROKEN.map(([kind, word]) => press(say(word), "malform", { kind })))),
    group(say("requests"),
      el("span", { class: "joined" }, press(say("failNext", { count: "…" }), "fail", () => ({ count: Number(count.value), status: Number(status.value), effect: effect.checked && status.value !== "429" })), count, status),
      el("label", { class: "box" }, effect, el("span", {}, say("failLost"))),
      press(say("delayNext"), "delay", { count: 1, ms: 4000 })),
    group(say("intents"), INTENTS.map(([bit, word]) => box(say(word), (privileged(host) & bit) !== 0, (event) => {
      host.dataset.privileged = String(event.target.checked ? privileged(host) | bit : privileged(host) & ~bit);
      run("intents", { privileged: privileged(host) });
    })), el("p", { class: "subtext" }, say("intentsNote"))),
    group(say("time"), press(say("ahead", { time: say("seconds3") }), "clock", { ms: 3000 }), press(say("ahead", { time: say("minutes15") }), "clock", { ms: 900_000 })),
    here()?.kind === "text" && group(`${say("rights")} (#${here().name})`, RIGHTS.map((right) => box(right, !taken().has(right), (event) => {
      const { checked } = event.target;
      if (checked) taken().delete(right); else taken().add(right);
      run(checked ? "allow" : "deny", { channel: state.channel, permissions: [right] });
    }))) || "",
    group(say("pending"), pending, press(say("clear"), "clear"), done));
  refresh();
  timer = setInterval(refresh, LOOKING);

  function paintPending(where, report) {
    if (Number.isInteger(report.privileged)) host.dataset.privileged = String(report.privileged);
    const { fail = [], delay = [], delay_events: late, repeat, acks } = report.faults ?? {};
    const lines = [
      ...fail.map((one) => `${one.count} × ${one.status}`), ...delay.map((one) => `${one.count} × ${one.ms} ms`),
      late > 0 && `${late} × ${say("delayEvents")}`, repeat > 0 && `${repeat} × ${say("repeat")}`, acks === false && say("noAcks"),
    ].filter(Boolean);
    const sessions = report.gateway?.sessions?.filter((session) => session.connected).length ?? 0;
    where.replaceChildren(
      lines.length ? el("ul", {}, lines.map((line) => el("li", {}, line))) : el("p", { class: "subtext" }, say("nothingPending")),
      el("p", { class: "subtext" }, `${say("sessions")}: ${sessions}`),
      report.complaints?.length > 0 ? el("p", { class: "failure" }, say("complaints", { count: report.complaints.length })) : "");
  }
}

function taken() {
  if (!denied.has(state.channel)) denied.set(state.channel, new Set());
  return denied.get(state.channel);
}

const ALL = INTENTS.reduce((sum, [bit]) => sum | bit, 0);
const privileged = (host) => Number(host.dataset.privileged ?? ALL);
