// How does a member write? A text with names after @ and commands after /; the message replied to above, who is typing below.

import { act } from "./api.js";
import { entries, matching, typedInFull } from "./catalogue.js";
import { CommandForm } from "./command.js";
import { avatar, el, icon, iconButton } from "./dom.js";
import { here, inOrder, isBot, nameOf, now, state } from "./state.js";
import { Suggestions } from "./suggestions.js";
import { say } from "./words.js";

/** What Discord lets a member write, and from where on the page counts. */
const LONGEST = 2000, COUNTED = 1800;
/** How often the others are told that the member is typing, in milliseconds. */
const TYPING = 8000;

/** The part of the page below the messages. `does`: `sent(seen)`, `edit(seen)`, `complain(error)`. */
export class Composer {
  constructor(host, does) {
    this.does = does;
    this.host = host;
    this.form = null;
    this.lastTyping = 0;
    this.reply = el("div", { class: "reply-bar", hidden: true });
    this.text = el("textarea", { rows: "1", autocomplete: "off", id: "write" });
    this.count = el("span", { class: "count", hidden: true });
    this.slash = iconButton("slash", "", () => this.openCommands(), { id: "open-commands" });
    this.sendButton = iconButton("send", "", () => this.send(), { class: "icon-button send" });
    this.line = el("div", { class: "composer-line" });
    this.typing = el("div", { class: "typing", "aria-live": "polite" });
    const above = el("div", { class: "above" });
    host.append(above, this.reply, this.line, this.typing);
    this.suggestions = new Suggestions(above);
    this.text.addEventListener("input", () => this.typed());
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("blur", () => this.suggestions.hide());
    this.showText();
  }

  showText() {
    this.form = null;
    this.suggestions.hide();
    this.line.replaceChildren(this.slash, this.text, this.count, this.sendButton);
  }

  /** Says everything anew: another member, another channel. */
  paint() {
    const place = here();
    const name = place ? (place.kind === "dm" ? `@${place.name}` : `#${place.name}`) : "";
    const bot = state.world.bot.username;
    this.text.placeholder = say("write", { place: name, bot });
    this.text.setAttribute("aria-label", say("write", { place: name, bot }));
    for (const [button, word] of [[this.slash, "openCommands"], [this.sendButton, "send"]]) {
      button.setAttribute("aria-label", say(word));
      button.title = say(word);
    }
    this.paintReply();
    this.paintTyping();
  }

  paintReply() {
    const seen = state.replyTo;
    this.reply.hidden = !seen;
    if (!seen) return;
    this.reply.replaceChildren(icon("reply"), el("span", {}, say("replyingTo", { name: nameOf(seen.message.author) })),
      el("button", { type: "button", class: `ping${state.pings ? " is-on" : ""}`, "aria-pressed": String(state.pings), onclick: () => { state.pings = !state.pings; this.paintReply(); } }, `@ ${say(state.pings ? "pingOn" : "pingOff")}`),
      iconButton("close", say("stopReplying"), () => this.replyTo(null)));
  }

  replyTo(seen) {
    state.replyTo = seen;
    this.paintReply();
    if (this.form) this.leave();
    this.text.focus();
  }

  paintTyping() {
    const names = [...state.typing].filter(([user, until]) => until > now() && user !== state.member).map(([user]) => (isBot(user) ? state.world.bot.username : nameOf({ id: user })));
    const sentence = names.length === 0 ? "" : names.length === 1 ? say("typingOne", { name: names[0] }) : say("typingSome");
    if (this.typing.textContent === sentence) return;
    this.typing.replaceChildren(...(sentence ? [el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), sentence] : []));
  }

  focus() { if (!matchMedia("(pointer: coarse)").matches) (this.form ?? this.text).focus(); }

  /** Puts a text into the composer. */
  set(text) {
    if (this.form) this.showText();
    this.text.value = text;
    this.text.focus();
    this.typed();
  }

  openCommands() {
    if (this.form) return;
    this.set("/");
  }

  typed() {
    const { text } = this;
    text.style.setProperty("height", "auto");
    text.style.setProperty("height", `${Math.min(text.scrollHeight, 220)}px`);
    const length = [...text.value].length;
    this.count.hidden = length < COUNTED;
    this.count.textContent = String(LONGEST - length);
    this.count.classList.toggle("is-over", length > LONGEST);
    this.sendButton.classList.toggle("is-ready", text.value.trim() !== "" && length <= LONGEST);
    const full = typedInFull(text.value);
    if (full) { this.start(full.entry, full.rest); return; }
    if (/^\/[^\n]*$/.test(text.value)) this.offerCommands(text.value.slice(1));
    else this.offerNames();
    if (text.value && !text.value.startsWith("/") && Date.now() - this.lastTyping > TYPING) {
      this.lastTyping = Date.now();
      act(state.member, "typing", { channel: state.channel }).catch(() => {});
    }
  }

  offerCommands(typed) {
    const items = matching(typed).map((entry) => ({ label: `/${entry.shown}`, detail: entry.description, mark: avatar(null, true), entry }));
    this.suggestions.show(this.text, items, { heading: say("pickCommand", { bot: state.world.bot.username }), empty: say("noCommand"), pick: ({ entry }) => this.start(entry, "") });
  }

  offerNames() {
    const upto = this.text.value.slice(0, this.text.selectionStart);
    const found = /(?:^|[\s(（，。])@([\p{L}\p{N}_.]*)$/u.exec(upto);
    if (!found) { this.suggestions.hide(); return; }
    const wanted = found[1].toLowerCase();
    const items = [state.world.bot, ...state.world.members].filter((user) => [user.username, nameOf(user)].some((name) => name.toLowerCase().startsWith(wanted)))
      .map((user) => ({ label: isBot(user.id) ? user.username : nameOf(user), detail: isBot(user.id) ? state.world.bot.note : user.username, mark: avatar(user, isBot(user.id)) }));
    const pick = ({ label }) => {
      const from = upto.length - found[1].length;
      const after = this.text.value.slice(upto.length).replace(/^ ?/, " ");
      this.text.value = `${this.text.value.slice(0, from)}${label}${after}`;
      this.text.selectionStart = this.text.selectionEnd = from + label.length + 1;
    };
    this.suggestions.show(this.text, items, { heading: say("pickSomeone"), pick });
  }

  start(entry, rest) {
    this.text.value = "";
    this.typed();
    this.suggestions.hide();
    const form = new CommandForm(entry, rest, this.suggestions, () => this.leave());
    this.form = form;
    this.line.replaceChildren(form.node, iconButton("send", say("send"), () => form.send(), { class: "icon-button send is-ready" }));
    form.focus();
  }

  leave() {
    this.showText();
    this.text.focus();
  }

  key(event) {
    if (event.isComposing || this.suggestions.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && state.replyTo) this.replyTo(null);
    else if (event.key === "ArrowUp" && this.text.value === "") {
      const own = inOrder().filter((seen) => seen.message.author.id === state.member).at(-1);
      if (own) { event.preventDefault(); this.does.edit(own); }
    }
  }

  async send() {
    const content = withMentions(this.text.value.trim());
    if (!content || [...content].length > LONGEST || (content.startsWith("/") && entries().length && !content.includes(" "))) return;
    await this.post(content);
  }

  /** Sends a text as the member; gives it back to the composer where that does not work. */
  async post(content) {
    const reply = state.replyTo;
    const draft = this.text.value;
    this.text.value = "";
    this.typed();
    this.lastTyping = 0;
    try {
      const fields = { channel: state.channel, content };
      if (reply) Object.assign(fields, { reply_to: reply.message.id, ping: state.pings });
      const { message } = await act(state.member, "send", fields);
      state.replyTo = null;
      this.paintReply();
      this.does.sent(message);
    } catch (error) {
      if (!this.text.value) { this.text.value = draft; this.typed(); }
      this.does.complain(error);
    }
  }
}

const everyone = () => [state.world.bot, ...state.world.members];

/** Writes names as Discord's client sends them: "@Ada" becomes "<@1…>". */
export function withMentions(text) {
  const names = everyone().flatMap((user) => [user.username, user.name].filter(Boolean).map((name) => [name.toLowerCase(), user.id])).sort((a, b) => b[0].length - a[0].length);
  const people = text.replace(/@([\p{L}\p{N}_.]+)/gu, (whole, typed) => {
    const found = names.find(([name]) => typed.toLowerCase().startsWith(name) && !/^[a-z0-9_]/i.test(typed.slice(name.length)));
    return found ? `<@${found[1]}>${typed.slice(found[0].length)}` : whole;
  });
  return people.replace(/(?<![<\w])#([\p{L}\p{N}_-]+)/gu, (whole, typed) => {
    const channel = state.world.channels.find((channel) => channel.kind === "text" && channel.name === typed);
    return channel ? `<#${channel.id}>` : whole;
  });
}

/** The other way round, for a message that is edited. */
export function withNames(text) {
  return text.replace(/<@!?(\d+)>/g, (whole, id) => { const user = everyone().find((user) => user.id === id); return user ? `@${user.username}` : whole; })
    .replace(/<#(\d+)>/g, (whole, id) => { const channel = state.world.channels.find((channel) => channel.id === id); return channel ? `#${channel.name}` : whole; });
}
