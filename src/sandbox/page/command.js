// How is a command filled in? Its name and a field for each option, in the composer's place; suggestions come while one types.

import { act } from "./api.js";
import { el, iconButton } from "./dom.js";
import { begin } from "./interactions.js";
import { nameOf, state } from "./state.js";
import { say } from "./words.js";

/** How long one waits for the next letter before the bot is asked for suggestions, in milliseconds. */
const PAUSE = 120;
/** As many options as are all shown at once; of more, those that may be left out wait behind a button. */
const SHOWN = 3;

/** Autocomplete: interaction → the field that waits for it; and choices that came before the answer to the call. */
const asked = new Map(), early = new Map();

/** Takes in what the bot suggests, or that it does not. */
export function suggested(event) {
  const field = asked.get(event.id);
  if (field) {
    asked.delete(event.id);
    field.suggested(event.id, event.choices ?? []);
  } else {
    early.set(event.id, event.choices ?? []);
    if (early.size > 50) early.delete(early.keys().next().value);
  }
}

/** The form of a command. `suggestions` is the list above it; `done(isSent)` puts the composer back. */
export class CommandForm {
  constructor(entry, rest, suggestions, done) {
    Object.assign(this, { entry, suggestions, done });
    this.fields = [];
    this.holder = el("div", { class: "command-fields" });
    this.more = el("div", { class: "command-more" });
    this.problem = el("p", { class: "problem", role: "alert", hidden: true });
    this.node = el("div", { class: "command-form", role: "group", "aria-label": `/${entry.shown}` },
      el("span", { class: "command-name" }, `/${entry.shown}`), this.holder, this.more,
      iconButton("close", say("leaveCommand"), () => this.done(false), { class: "icon-button command-leave" }), this.problem);
    const all = entry.options;
    for (const option of all) if (option.required || all.length <= SHOWN) this.add(option);
    this.paintMore();
    if (rest && this.fields.length) this.fields[0].input.value = rest;
    this.node.addEventListener("keydown", (event) => this.key(event));
  }

  focus() { (this.fields[0]?.input ?? this.more.querySelector("button") ?? this.node.querySelector("button")).focus(); }

  add(option) {
    const field = new Field(option, this);
    this.fields.push(field);
    this.holder.append(field.node);
    return field;
  }

  paintMore() {
    const left = this.entry.options.filter((option) => !this.fields.some((field) => field.option === option));
    this.more.replaceChildren(...left.map((option) => el("button", {
      type: "button", class: "add-option", "aria-label": say("addOption", { name: option.name_shown }), title: option.description_shown,
      onclick: () => { const field = this.add(option); this.paintMore(); field.input.focus(); },
    }, `+ ${option.name_shown}`)));
  }

  key(event) {
    if (event.isComposing || this.suggestions.key(event)) return;
    if (event.key === "Enter" && event.target.tagName !== "BUTTON") {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.done(false);
    } else if (event.key === "Backspace" && event.target === this.fields[0]?.input && event.target.value === "" && this.fields.every((field) => field.input.value === "")) {
      event.preventDefault();
      this.done(false);
    }
  }

  /** The options as they stand; those that are wrong are marked. */
  values() {
    const values = {};
    let wrong = null;
    for (const field of this.fields) {
      const value = field.value();
      const isWrong = value === undefined || (value === null && field.option.required);
      field.mark(isWrong);
      if (isWrong) wrong ??= field;
      else if (value !== null) values[field.option.name] = value;
    }
    return { values, wrong };
  }

  async send() {
    const { values, wrong } = this.values();
    if (wrong) {
      wrong.input.focus();
      this.fail(wrong.value() === null ? say("required") : wrong.hint());
      return;
    }
    const { command, path, shown } = this.entry;
    try {
      await begin("invoke", { channel: state.channel, command: command.id, path, options: values }, { command: `/${shown}` });
      this.done(true);
    } catch (error) { this.fail(error.message); }
  }

  fail(sentence) {
    this.problem.textContent = sentence;
    this.problem.hidden = false;
  }
}

class Field {
  constructor(option, form) {
    Object.assign(this, { option, form, picked: null, latest: null, timer: null });
    const kind = { 4: "numeric", 10: "decimal" }[option.type];
    this.input = el("input", {
      type: "text", autocomplete: "off", spellcheck: "false", "aria-label": `${option.name_shown}: ${option.description_shown}`, inputmode: kind,
      "aria-required": String(Boolean(option.required)), placeholder: option.required ? option.description_shown : `${option.description_shown} (${say("optional")})`,
      maxlength: option.max_length ?? ({ 3: 6000, 11: 200000 }[option.type] ?? 100),
    });
    this.node = el("label", { class: "command-field" }, el("span", { class: "option-name" }, option.name_shown), this.input);
    this.input.addEventListener("focus", () => this.offer());
    this.input.addEventListener("input", () => { this.mark(false); this.picked = null; this.offer(); });
    this.input.addEventListener("blur", () => { if (this.form.suggestions.input === this.input) this.form.suggestions.hide(); });
  }

  /** What there is to choose from, where that is known without asking. */
  choices() {
    const { option } = this;
    if (option.choices?.length) return option.choices.map((choice) => ({ label: choice.name_shown ?? choice.name, value: choice.value }));
    const users = () => [...state.world.members, state.world.bot].map((user) => ({ label: nameOf(user), detail: user.username, value: user.id }));
    const roles = () => state.world.guild.roles.map((role) => ({ label: role.name, value: role.id }));
    switch (option.type) {
      case 5: return [{ label: say("yes"), value: true }, { label: say("no"), value: false }];
      case 6: return users();
      case 7: return state.world.channels.filter((channel) => channel.kind === "text").map((channel) => ({ label: `#${channel.name}`, value: channel.id }));
      case 8: return roles();
      case 9: return [...users(), ...roles()];
      default: return null;
    }
  }

  offer() {
    const choices = this.choices();
    if (choices) {
      const typed = this.input.value.toLowerCase();
      this.show(choices.filter((choice) => this.picked !== null || choice.label.toLowerCase().includes(typed)));
    } else if (this.option.autocomplete) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), PAUSE);
    } else this.form.suggestions.hide();
  }

  show(items) {
    const wantsOne = this.input.value !== "" || this.option.required;
    this.form.suggestions.show(this.input, items, {
      heading: `${this.option.name_shown} — ${this.option.description_shown}`, empty: say("noSuggestion"), active: wantsOne && this.picked === null ? 0 : -1, pick: (item) => this.pickItem(item),
    });
  }

  pickItem(item) {
    this.input.value = item.label;
    this.picked = item.value;
    const next = this.form.fields.slice(this.form.fields.indexOf(this) + 1).find((field) => field.input.value === "");
    (next ?? this).input.focus();
    if (!next) this.form.suggestions.hide();
  }

  async ask() {
    const { command, path } = this.form.entry;
    const options = this.form.values().values;
    this.form.fields.forEach((field) => field.mark(false));
    options[this.option.name] = this.input.value;
    try {
      const { interaction } = await act(state.member, "autocomplete", { channel: state.channel, command: command.id, path, options, focused: this.option.name });
      this.latest = interaction;
      if (early.has(interaction)) this.suggested(interaction, early.get(interaction));
      else asked.set(interaction, this);
    } catch { this.form.suggestions.hide(); }
  }

  /** Only the newest question's answer is shown: others come late. */
  suggested(id, choices) {
    early.delete(id);
    if (id !== this.latest || document.activeElement !== this.input || this.picked !== null) return;
    this.show(choices.map((choice) => ({ label: choice.name, value: choice.value })));
  }

  /** The value to send: null for none, undefined for one that cannot be. */
  value() {
    const typed = this.input.value.trim();
    if (this.picked !== null) return this.picked;
    if (typed === "") return null;
    const choices = this.choices();
    if (choices) return choices.find((choice) => choice.label.toLowerCase() === typed.toLowerCase())?.value;
    if (this.option.type === 4) return /^-?\d+$/.test(typed) ? Number(typed) : undefined;
    if (this.option.type === 10) return Number.isFinite(Number(typed)) ? Number(typed) : undefined;
    return typed;
  }

  hint() { return this.choices() ? say("noSuggestion") : `${this.option.name_shown}: ${this.option.description_shown}`; }

  mark(isWrong) {
    this.node.classList.toggle("is-wrong", isWrong);
    this.input.setAttribute("aria-invalid", String(isWrong));
    if (!isWrong) this.form.problem.hidden = true;
  }
}
