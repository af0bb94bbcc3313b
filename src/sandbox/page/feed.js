// What stands in the channel? Its beginning, the messages with their days, and what is under way; drawn anew only where it changed.

import { avatar, el, icon } from "./dom.js";
import { busyOf, failures, isBusy, notices } from "./interactions.js";
import { messageItem } from "./message.js";
import { withMentions, withNames } from "./composer.js";
import { here, inOrder, state } from "./state.js";
import { locale, longDay, say } from "./words.js";

/** Messages of one author within this time stand together, in milliseconds. */
const TOGETHER = 7 * 60_000;
/** How near the end one has to be for the view to follow what comes, in pixels. */
const NEAR = 120;

/** The scrolling part of the page. `does` is what `message.js` and the buttons here need. */
export class Feed {
  constructor(host, does) {
    this.host = host;
    this.does = { ...does, use: (seen) => this.use(seen), jump: (id) => this.jump(id), editor: (seen) => this.editor(seen) };
    this.drawn = new Map();
    this.isAtEnd = true;
    this.start = el("div", { class: "start" });
    this.list = el("ol", { class: "messages" });
    this.log = el("div", { role: "log" }, this.list);
    this.foot = el("div", { class: "notices" });
    this.newest = el("button", { type: "button", class: "to-newest", hidden: true, onclick: () => this.toEnd(true) }, el("span"), icon("down"));
    host.append(el("div", { class: "feed" }, this.start, this.log, this.foot));
    host.parentElement.insertBefore(this.newest, host.nextSibling);
    host.addEventListener("scroll", () => {
      this.isAtEnd = host.scrollHeight - host.scrollTop - host.clientHeight < NEAR;
      if (this.isAtEnd) this.newest.hidden = true;
      if (host.scrollTop < 60 && state.hasOlder) this.does.older();
    }, { passive: true });
    new ResizeObserver(() => { if (this.isAtEnd) this.toEnd(); }).observe(host.firstElementChild);
    this.list.addEventListener("keydown", (event) => this.key(event));
  }

  /** Another channel or member: everything anew. */
  reset() {
    this.drawn.clear();
    this.list.replaceChildren();
    this.isAtEnd = true;
    const place = here();
    this.log.setAttribute("aria-label", say("messagesIn", { place: place?.name ?? "" }));
    this.paint();
    this.toEnd();
  }

  paint() {
    this.paintStart();
    const wanted = [];
    let before = null;
    for (const seen of inOrder()) {
      const day = new Date(seen.message.timestamp).toDateString();
      if (before && day !== new Date(before.message.timestamp).toDateString()) wanted.push(this.keep(`day ${day}`, locale(), () => el("li", { class: "day" }, el("span", {}, longDay(new Date(seen.message.timestamp))))));
      const { id } = seen.message;
      const goesOn = follows(before, seen);
      const failure = failures.get(id);
      const stamp = [goesOn, failure, busyOf(id), state.editing === id, locale(), state.world?.members.length].join("|");
      wanted.push(this.keep(id, stamp, () => messageItem(seen, goesOn, this.does, failure), seen));
      before = seen;
    }
    this.arrange(wanted);
    this.paintFoot();
    if (this.isAtEnd) this.toEnd();
  }

  /** The element for a key, made anew only where its stamp or message has changed. */
  keep(key, stamp, make, seen) {
    const old = this.drawn.get(key);
    if (old && old.stamp === stamp && old.seen === seen) return old.element;
    const element = make();
    if (old?.element.contains(document.activeElement)) this.refocus = [key, document.activeElement.dataset.id];
    if (old?.element.isConnected) old.element.replaceWith(element);
    this.drawn.set(key, { element, stamp, seen });
    return element;
  }

  arrange(wanted) {
    const kept = new Set(wanted);
    for (const [key, { element }] of this.drawn) {
      if (kept.has(element)) continue;
      element.remove();
      this.drawn.delete(key);
    }
    let at = this.list.firstElementChild;
    for (const element of wanted) {
      if (element === at) at = at.nextElementSibling;
      else this.list.insertBefore(element, at);
    }
    const items = this.items();
    if (items.length && !items.some((item) => item.tabIndex === 0)) items.at(-1).tabIndex = 0;
    if (this.refocus) {
      const [key, id] = this.refocus;
      const element = this.drawn.get(key)?.element;
      const inside = id && [...element?.querySelectorAll("[data-id]") ?? []].find((part) => part.dataset.id === id && !part.disabled);
      (inside || element)?.focus({ preventScroll: true });
      this.refocus = null;
    }
  }

  items() { return [...this.list.querySelectorAll(":scope > .message")]; }

  paintStart() {
    const place = here();
    if (!place) return;
    const isDirect = place.kind === "dm", bot = state.world.bot;
    const key = [place.id, locale(), state.hasOlder, state.member].join();
    if (this.startKey === key) return;
    this.startKey = key;
    if (state.hasOlder) {
      this.start.replaceChildren(el("button", { type: "button", class: "button button-quiet", onclick: () => this.does.older() }, say("older")));
      return;
    }
    const welcome = place.id === state.world.channels[0].id ? this.does.welcome() : null;
    const isQuiet = !isDirect && !welcome;
    this.start.replaceChildren(
      isDirect ? avatar(bot, true) : el("span", { class: "start-sign", "aria-hidden": "true" }, icon("hash")),
      el("h1", {}, isDirect ? bot.username : say("welcomeTo", { channel: place.name })),
      el("p", {}, isDirect ? say("startOfDirect", { bot: bot.username }) : say("startOf", { channel: place.name })));
    if (isQuiet) this.start.append(el("p", {}, say("mentionHint", { bot: bot.username })));
    if (welcome) this.start.append(this.card(welcome));
  }

  card(welcome) {
    return el("div", { class: "welcome" },
      el("div", { class: "welcome-text" }, avatar(state.world.bot, true), el("p", {}, welcome.text)),
      el("ul", { "aria-label": say("tryOne") }, welcome.questions.map((question) => el("li", {}, el("button", { type: "button", class: "question", onclick: () => this.does.ask(question) }, el("span", {}, question), icon("send"))))),
      el("p", { class: "subtext" }, say("listens", { bot: state.world.bot.username })));
  }

  /** Commands under way, and those that failed. */
  paintFoot() {
    const key = JSON.stringify([...notices, locale()]);
    if (this.footKey === key) return;
    this.footKey = key;
    this.foot.replaceChildren(...[...notices].map(([id, { command, reason }]) => el("div", { class: `message is-first is-private${reason ? "" : " is-sending"}` },
      el("div", { class: "message-side" }, avatar(state.world.bot, true)),
      el("div", { class: "message-body" },
        el("div", { class: "message-head" }, el("span", { class: "name" }, state.world.bot.username), el("span", { class: "app-tag" }, say("app")), el("span", { class: "command-name" }, command)),
        reason ? el("p", { class: "failure", role: "alert" }, icon("warn"), reason) : el("p", { class: "thinking" }, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), say("sending")),
        reason && el("p", { class: "private-note" }, icon("eye"), say("onlyYou"), " • ", el("button", { type: "button", class: "plain-link", onclick: () => { notices.delete(id); this.paint(); } }, say("dismiss")))))));
  }

  use(seen) {
    const { id } = seen.message;
    return {
      press: (component) => this.does.press(id, component),
      select: (component, values) => this.does.select(id, component, values),
      isWaiting: (component) => isBusy(id, component),
    };
  }

  editor(seen) {
    const { id } = seen.message;
    const stop = () => { state.editing = null; this.paint(); this.does.stopped(); };
    const save = () => { const text = input.value.trim(); if (text) this.does.save(id, withMentions(text)); };
    const input = el("textarea", { rows: "1", class: "editor", "aria-label": say("edit"), value: withNames(seen.message.content), maxlength: "2000" });
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.isComposing) return;
      if (event.key === "Escape") stop();
      else if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); save(); }
    });
    const grow = () => { input.style.setProperty("height", "auto"); input.style.setProperty("height", `${input.scrollHeight + 2}px`); };
    input.addEventListener("input", grow);
    requestAnimationFrame(() => { grow(); input.focus(); input.setSelectionRange(input.value.length, input.value.length); });
    return el("div", { class: "editing" }, input, el("div", { class: "editing-line" }, el("span", {}, say("editHint")),
      el("button", { type: "button", class: "plain-link", onclick: stop }, say("cancel")), el("button", { type: "button", class: "plain-link", onclick: save }, say("save"))));
  }

  key(event) {
    const item = event.target;
    if (!item.classList.contains("message")) return;
    const items = this.items(), at = items.indexOf(item);
    const go = (to) => { const next = items[to]; if (next) { item.tabIndex = -1; next.tabIndex = 0; next.focus(); } };
    if (event.key === "ArrowUp") go(at - 1);
    else if (event.key === "ArrowDown") go(at + 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(items.length - 1);
    else if (event.key === "Enter") item.querySelector(".open-actions")?.click();
    else if (event.key === "r" && !event.ctrlKey && !event.metaKey) { const seen = state.messages.get(item.dataset.id); if (seen && !seen.ephemeral) this.does.reply(seen); }
    else return;
    event.preventDefault();
  }

  /** Goes to a message and points at it. */
  jump(id) {
    const element = this.drawn.get(id)?.element;
    if (!element) return;
    element.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    element.classList.remove("is-pointed-at");
    void element.offsetWidth;
    element.classList.add("is-pointed-at");
    element.focus({ preventScroll: true });
  }

  toEnd(isSmooth = false) {
    this.isAtEnd = true;
    this.newest.hidden = true;
    this.host.scrollTo({ top: this.host.scrollHeight, behavior: isSmooth && !calm() ? "smooth" : "auto" });
  }

  /** Something came while the reader looks at older messages. */
  came() {
    if (this.isAtEnd) return;
    this.newest.firstElementChild.textContent = say("newMessages");
    this.newest.setAttribute("aria-label", say("newest"));
    this.newest.hidden = false;
  }
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Whether a message stands together with the one before it. */
function follows(before, seen) {
  if (!before) return false;
  const [one, other] = [before.message, seen.message];
  if (one.author.id !== other.author.id || before.ephemeral !== seen.ephemeral) return false;
  if (other.type === 19 || other.message_reference || before.interaction?.id !== seen.interaction?.id) return false;
  const gap = new Date(other.timestamp) - new Date(one.timestamp);
  return gap < TOGETHER && new Date(one.timestamp).toDateString() === new Date(other.timestamp).toDateString();
}
