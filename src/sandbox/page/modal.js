// How is a modal shown and sent off? Fields in action rows (the old way) and in labels (the new one), in a dialog.

import { Refused } from "./api.js";
import { avatar, el, iconButton } from "./dom.js";
import { begin } from "./interactions.js";
import { markdown } from "./markdown.js";
import { menu } from "./parts.js";
import { say } from "./words.js";

let count = 0;

/** Opens the modal that an interaction was answered with. */
export function openModal(interaction, modal) {
  const values = {};
  const form = el("form", { method: "dialog", novalidate: true });
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const title = el("h2", { id: `modal-${count += 1}` }, modal.title ?? "");
  const dialog = el("dialog", { class: "modal", "aria-labelledby": title.id }, form);
  const checks = [];
  const body = (modal.components ?? []).map((component) => wrapped(component, values, checks));
  form.append(
    el("header", {}, avatar(null, true), title, iconButton("close", say("closeMenu"), () => dialog.close())),
    el("div", { class: "modal-body" }, body, problem),
    el("footer", {},
      el("button", { type: "button", class: "button button-quiet", onclick: () => dialog.close() }, say("cancel")),
      el("button", { type: "submit", class: "button button-primary" }, say("submit"))));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = checks.map((check) => check()).filter(Boolean);
    wrong[0]?.focus();
    if (wrong.length) return;
    try {
      await begin("submit", { interaction, values }, { command: modal.title });
      dialog.close();
    } catch (error) {
      problem.textContent = error instanceof Refused ? error.message : say("noResponse");
      problem.hidden = false;
    }
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.getElementById("popups").append(dialog);
  dialog.showModal();
  (form.querySelector(".modal-body input, .modal-body textarea, .modal-body button") ?? form.querySelector("footer button")).focus();
}

function wrapped(component, values, checks) {
  if (component.type === 10) return markdown(component.content);
  const inner = component.type === 1 ? component.components?.[0] : component.component;
  if (!inner) return null;
  const id = `field-${count += 1}`;
  const label = component.label ?? inner.label ?? "";
  const error = el("span", { class: "field-error", id: `${id}-error` });
  const isRequired = inner.required !== false;
  const input = field(inner, id, values);
  checks.push(() => {
    const sentence = wrong(inner, values[inner.custom_id], isRequired);
    error.textContent = sentence ?? "";
    return sentence ? (input.matches("input, textarea") ? input : input.querySelector("button, input")) : null;
  });
  return el("div", { class: "field" },
    el("label", { for: id }, label, isRequired && el("span", { class: "is-required", title: say("requiredField"), "aria-label": say("requiredField") }, " *")),
    component.description && el("p", { class: "subtext" }, component.description), input, error);
}

function wrong(component, value, isRequired) {
  const size = value?.length ?? 0;
  if (isRequired && size === 0) return say("requiredField");
  if (component.type === 4 && size && [...value].length < (component.min_length ?? 0)) return say("tooShort", { count: component.min_length });
  if (component.type !== 4 && size && size < (component.min_values ?? 1)) return say("needs", { count: component.min_values ?? 1 });
  return null;
}

function field(component, id, values) {
  const name = component.custom_id;
  switch (component.type) {
    case 4: return textField(component, id, values);
    case 3: case 5: case 6: case 7: case 8: {
      values[name] = (component.options ?? []).filter((option) => option.default).map((option) => option.value);
      const chooser = menu(component, { select: (_, chosen) => { values[name] = chosen; }, isWaiting: () => false });
      chooser.querySelector("button").id = id;
      return chooser;
    }
    case 21: return boxes(component, id, values, "radio");
    case 22: return boxes(component, id, values, "checkbox");
    case 23: return boxes({ ...component, options: [{ value: "true", label: component.label ?? "" }] }, id, values, "checkbox");
    default: return el("p", { class: "subtext", id }, component.type === 19 ? say("fileNotHere") : say("notSupported", { type: component.type }));
  }
}

function textField(component, id, values) {
  values[component.custom_id] = component.value ?? "";
  const isLong = component.style === 2;
  return el(isLong ? "textarea" : "input", {
    id, value: component.value ?? "", placeholder: component.placeholder, maxlength: component.max_length ?? 4000, "aria-describedby": `${id}-error`,
    ...(isLong ? { rows: "4" } : { type: "text" }), oninput: (event) => { values[component.custom_id] = event.target.value; },
  });
}

function boxes(component, id, values, type) {
  const chosen = new Set((component.options ?? []).filter((option) => option.default).map((option) => option.value));
  const save = () => { values[component.custom_id] = [...chosen]; };
  save();
  return el("div", { class: "boxes", id, role: type === "radio" ? "radiogroup" : "group" }, (component.options ?? []).map((option) => el("label", { class: "box" },
    el("input", {
      type, name: id, checked: chosen.has(option.value), onchange: (event) => {
        if (type === "radio") chosen.clear();
        if (event.target.checked) chosen.add(option.value); else chosen.delete(option.value);
        save();
      },
    }),
    el("span", { class: "option-text" }, option.label, option.description && el("span", { class: "option-description" }, option.description)))));
}
