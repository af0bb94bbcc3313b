// In which words does the page speak? In those of the member's Discord: English, simplified or traditional Chinese.

import { me } from "./state.js";
import { EN } from "./words.en.js";
import { ZH_CN } from "./words.zh-cn.js";
import { ZH_TW } from "./words.zh-tw.js";

/** The locale to say things in. */
export function locale() {
  const own = me()?.locale ?? "en-US";
  if (own === "zh-TW") return "zh-TW";
  if (own.startsWith("zh")) return "zh-CN";
  return own.startsWith("en") ? own : "en-US";
}

const words = () => ({ "zh-CN": ZH_CN, "zh-TW": ZH_TW })[locale()] ?? EN;

/** A phrase by its key, with `{name}` filled in. */
export function say(key, given = {}) {
  const phrase = words()[key] ?? EN[key] ?? key;
  return phrase.replace(/\{(\w+)\}/g, (whole, name) => (name in given ? String(given[name]) : whole));
}

/** A phrase with nodes filled in: a list of text and nodes. */
export function sayNodes(key, given) {
  const phrase = words()[key] ?? EN[key] ?? key;
  return phrase.split(/(\{\w+\})/).filter(Boolean).map((part) => given[part.slice(1, -1)] ?? part);
}

const DAY = 86_400_000;
const formats = new Map();

function format(options) {
  const key = locale() + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale(), options));
  return formats.get(key);
}

export const clock = (date) => format({ hour: "numeric", minute: "2-digit" }).format(date);
export const longDay = (date) => format({ year: "numeric", month: "long", day: "numeric" }).format(date);
export const fullTime = (date) => format({ weekday: "long", year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit" }).format(date);

/** A message's time as a reader wants it: today the hour, before that the day as well. */
export function shortTime(date, now) {
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / DAY);
  if (days <= 0) return clock(date);
  if (days === 1) return say("yesterday", { time: clock(date) });
  return format({ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "2-digit" }).format(date);
}

/** The styles of a `<t:…>` in a message. */
export function timestamp(date, style, now) {
  const styles = {
    t: { timeStyle: "short" }, T: { timeStyle: "medium" }, d: { dateStyle: "short" }, D: { dateStyle: "long" },
    f: { dateStyle: "long", timeStyle: "short" }, F: { dateStyle: "full", timeStyle: "short" },
  };
  if (style !== "R") return format(styles[style] ?? styles.f).format(date);
  const seconds = (date - now) / 1000;
  const steps = [["year", 31_557_600], ["month", 2_629_800], ["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, size] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(Math.round(seconds / size), unit);
}
