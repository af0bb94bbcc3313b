// How is something picked from a list while one types? Arrows move, Enter and Tab take, Escape closes; the input keeps the focus.

import { el } from "./dom.js";

let count = 0;

/** A list above an input. */
export class Suggestions {
  constructor(host) {
    this.id = `suggestions-${count += 1}`;
    this.heading = el("div", { class: "suggestions-heading" });
    this.list = el("ul", { role: "listbox", id: this.id });
    this.whole = el("div", { class: "suggestions", hidden: true }, this.heading, this.list);
    host.append(this.whole);
    this.items = [];
    this.active = -1;
    // The list must not take the focus from the input.
    this.whole.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  get isOpen() { return !this.whole.hidden; }

  /** Shows items `{label, detail, mark, value}` for an input; `pick(item)` is called with the one that is taken. */
  show(input, items, { heading, pick, empty, active = 0 }) {
    this.input = input;
    this.pick = pick;
    this.items = items;
    this.heading.textContent = heading ?? "";
    this.heading.hidden = !heading;
    this.list.setAttribute("aria-label", heading ?? "");
    this.list.replaceChildren(...items.map((item, at) => el("li", {
      role: "option", id: `${this.id}-${at}`, "aria-selected": "false", onclick: () => this.take(at), onpointermove: () => this.go(at, false),
    }, item.mark, el("span", { class: "suggestion-label" }, item.label), item.detail && el("span", { class: "suggestion-detail" }, item.detail))));
    if (!items.length && empty) this.list.append(el("li", { class: "is-empty", role: "presentation" }, empty));
    this.whole.hidden = !items.length && !empty;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.id);
    input.setAttribute("aria-expanded", String(this.isOpen));
    this.active = -1;
    input.removeAttribute("aria-activedescendant");
    if (items.length && active >= 0) this.go(active);
  }

  hide() {
    if (this.whole.hidden) return;
    this.whole.hidden = true;
    this.items = [];
    this.active = -1;
    this.input?.setAttribute("aria-expanded", "false");
    this.input?.removeAttribute("aria-activedescendant");
  }

  go(to, scrolls = true) {
    const size = this.items.length;
    if (!size) return;
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = (to + size) % size;
    const item = this.list.children[this.active];
    item.setAttribute("aria-selected", "true");
    if (scrolls) item.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", item.id);
  }

  take(at) {
    const item = this.items[at];
    if (!item) return;
    this.hide();
    this.pick(item);
  }

  /** Whether a key was for the list, which then has obeyed it. */
  key(event) {
    if (!this.isOpen || event.isComposing) return false;
    if (event.key === "ArrowDown") this.go(this.active + 1);
    else if (event.key === "ArrowUp") this.go(this.active < 0 ? -1 : this.active - 1);
    else if ((event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) && this.active >= 0) this.take(this.active);
    else if (event.key === "Escape") this.hide();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
