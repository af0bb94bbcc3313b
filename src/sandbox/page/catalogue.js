// Which commands can be given here, and which of them is meant by what has been typed so far?

import { state } from "./state.js";

/** How deep subcommands may lie: group, subcommand. */
const DEPTH = 2;

/** Every slash command with its subcommands, each as one entry: `{command, path, name, shown, description, options}`. */
export function entries() {
  return state.commands.filter((command) => (command.type ?? 1) === 1).flatMap((command) => below(command, command, [], [command.name], [command.name_shown], 0));
}

function below(command, node, path, names, shown, depth) {
  const subs = (node.options ?? []).filter((option) => option.type === 1 || option.type === 2);
  if (!subs.length || depth >= DEPTH) {
    return [{ command, path, name: names.join(" "), shown: shown.join(" "), description: node.description_shown ?? "", options: node.options ?? [] }];
  }
  return subs.flatMap((sub) => below(command, sub, [...path, sub.name], [...names, sub.name], [...shown, sub.name_shown], depth + 1));
}

/** The commands of a context menu: 2 for members, 3 for messages. */
export const menuCommands = (type) => state.commands.filter((command) => command.type === type);

/** The entries that fit what was typed after the slash, the likeliest first. */
export function matching(typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = entries().map((entry) => ({ entry, rank: rank(entry, typed.toLowerCase().trim(), words) }));
  return ranked.filter(({ rank }) => rank < 9).sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}

function rank(entry, typed, words) {
  const names = [entry.shown.toLowerCase(), entry.name.toLowerCase()];
  if (names.some((name) => name.startsWith(typed))) return 0;
  const lasts = names.map((name) => name.split(" ").at(-1));
  if (words.length && lasts.some((last) => last.startsWith(words.at(-1))) && words.every((word) => names.some((name) => name.includes(word)))) return 1;
  if (words.every((word) => names.some((name) => name.includes(word)))) return 2;
  const all = `${names.join(" ")} ${entry.description.toLowerCase()}`;
  return words.every((word) => all.includes(word)) ? 3 : 9;
}

/** The entry whose name has been typed in full, with a space or more after it, and what follows. */
export function typedInFull(text) {
  if (!text.startsWith("/")) return null;
  const typed = text.slice(1);
  for (const entry of [...entries()].sort((a, b) => b.name.length - a.name.length)) {
    for (const name of [entry.shown, entry.name]) {
      if (typed.toLowerCase().startsWith(`${name.toLowerCase()} `)) return { entry, rest: typed.slice(name.length + 1) };
    }
  }
  return null;
}
