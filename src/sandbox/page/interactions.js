// What has the member asked the bot for by command, button, menu or modal, and what became of it?

import { act, Refused } from "./api.js";
import { state } from "./state.js";
import { say } from "./words.js";

/** Interactions under way: identifier → what `begin` was told of them. */
const underWay = new Map();
/** News that came before the answer to the call that they are about. */
const early = new Map();
/** Buttons and menus that wait for the bot, as "message:custom_id". */
const busy = new Set();
/** What failed: message → sentence. */
export const failures = new Map();
/** What is shown below the messages: commands under way, and those that failed. */
export const notices = new Map();

let changed = () => {};

/** `onchange(message)` is called when something is to be drawn anew. */
export function onChange(listener) { changed = listener; }

export const isBusy = (message, id) => busy.has(`${message}:${id}`);
export const busyOf = (message) => [...busy].filter((key) => key.startsWith(`${message}:`)).join();

/** Forgets all, as when another member speaks. */
export function forget() {
  for (const store of [underWay, early, busy, failures, notices]) store.clear();
}

/**
 * Starts an interaction. `about` may have `message` and `id` (the component), `command` (its name), and `onstate(event)`.
 */
export async function begin(name, fields, about = {}) {
  const key = about.id && `${about.message}:${about.id}`;
  if (key) {
    busy.add(key);
    failures.delete(about.message);
    changed(about.message);
  }
  try {
    const { interaction } = await act(state.member, name, fields);
    underWay.set(interaction, about);
    if (about.command) notices.set(interaction, { command: about.command });
    for (const event of early.get(interaction) ?? []) settle(event);
    early.delete(interaction);
    changed(about.message);
    return interaction;
  } catch (error) {
    if (key) busy.delete(key);
    if (about.message && error instanceof Refused) failures.set(about.message, error.message);
    changed(about.message);
    if (!about.message) throw error;
    return null;
  }
}

/** Takes in news of an interaction: an event with its `id`. */
export function settle(event) {
  const about = underWay.get(event.id);
  if (!about) {
    early.set(event.id, [...(early.get(event.id) ?? []), event].slice(-8));
    if (early.size > 100) early.delete(early.keys().next().value);
    return;
  }
  about.onstate?.(event);
  if (event.type === "interaction" && event.state === "sent") return;
  if (about.id) busy.delete(`${about.message}:${about.id}`);
  if (about.command) notices.delete(event.id);
  if (event.state === "failed") {
    const sentence = event.reason && event.reason !== "The application did not respond" ? event.reason : null;
    if (about.command) notices.set(event.id, { command: about.command, reason: sentence ?? say("noResponse") });
    else if (about.message) failures.set(about.message, sentence ?? say("interactionFailed"));
  }
  if (event.state === "answered" || event.state === "failed") underWay.delete(event.id);
  changed(about.message);
}
