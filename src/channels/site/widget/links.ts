/** Finds web addresses and French phone numbers in a text and turns them into links, the rest staying text. */
import { element, spokenOnly } from "./dom.js";
import { WORDS } from "./words.js";

// Four-digit helplines are a closed list: a year or an amount must never become a number to dial.
const LINKABLE = new RegExp(
  [
    'https?://[^\\s<>"«»]+',
    "(?:\\+33[ .]?|0)[1-9](?:[ .-]?\\d{2}){4}",
    "0[ .]?8\\d{2}(?:[ .]?\\d{3}){2}",
    "3(?:018|114|919|939|949|977|995)|3[69] (?:46|49|39|19|77|95)",
  ].join("|"),
  "g",
);
const TRAILING_PUNCTUATION = /[.,;:!?)\]'’]+$/;
const AMOUNT_OR_DIGIT = /^(?:[\d]|[ \u00a0\u202f]?(?:€|euros?\b|\d))/;

/** Gives the address when its scheme is one of those allowed, else null. */
export function allowedAddress(address: unknown, schemes: readonly string[]): string | null {
  if (typeof address !== "string") return null;
  try {
    const url = new URL(address);
    return schemes.indexOf(url.protocol) >= 0 ? url.href : null;
  } catch {
    return null;
  }
}

/** Gives a link to an allowed address: web pages open in a new tab and say so, so that the chat is never lost. */
export function link(address: string, ...label: (Node | string)[]): HTMLAnchorElement {
  if (address.indexOf("http") !== 0) return element("a", { href: address }, ...label);
  const attributes = { href: address, target: "_blank", rel: "noopener noreferrer" };
  return element("a", attributes, ...label, spokenOnly(WORDS.newTab));
}

/** Keeps « ? », « : » and the like on the line of their word, as French wants. */
function unbroken(text: string): string {
  return text.replace(/ ([?!:;»])/g, "\u00a0$1").replace(/« /g, "«\u00a0");
}

/** Gives the nodes of a text, its web addresses and its phone numbers as links. */
export function withLinks(written: string): (Node | string)[] {
  const text = unbroken(written);
  const nodes: (Node | string)[] = [];
  let done = 0;
  LINKABLE.lastIndex = 0;
  for (let match = LINKABLE.exec(text); match; match = LINKABLE.exec(text)) {
    const found = match[0].replace(TRAILING_PUNCTUATION, "");
    const target = targetOf(found, text.charAt(match.index - 1), text.slice(match.index + found.length));
    LINKABLE.lastIndex = match.index + found.length;
    if (!target) continue;
    nodes.push(text.slice(done, match.index), link(target, found));
    done = match.index + found.length;
  }
  nodes.push(text.slice(done));
  return nodes;
}

function targetOf(found: string, before: string, after: string): string | null {
  if (found.indexOf("http") === 0) return allowedAddress(found, ["http:", "https:"]);
  if (/\d/.test(before) || AMOUNT_OR_DIGIT.test(after.slice(0, 8))) return null;
  return `tel:${found.replace(/[^\d+]/g, "")}`;
}
