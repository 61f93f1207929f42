/** Renders the small subset of Adaptive Cards that the assistant emits; any other card shows its fallback text. */
import type { Attachment } from "./activity.js";
import { element } from "./dom.js";
import { allowedAddress, link, withLinks } from "./links.js";
import { WORDS } from "./words.js";

const ADAPTIVE_CARD = "application/vnd.microsoft.card.adaptive";
// Many public structures still answer on http only.
const ACTION_SCHEMES = ["https:", "http:", "tel:", "mailto:"];
type Json = Record<string, unknown>;

/** Thrown inside this file when a card holds something outside the subset. */
class OutsideSubset extends Error {}

/** Gives the attachment as a card, or as its fallback text when it holds anything the widget does not know. */
export function renderAttachment(attachment: Attachment): HTMLElement {
  const content = object(attachment.content);
  try {
    if (attachment.contentType !== ADAPTIVE_CARD) throw new OutsideSubset();
    const actions = list(content.actions).map(renderAction);
    const card = element("div", { class: "card" }, ...list(content.body).map(renderElement));
    if (actions.length > 0) card.append(element("div", { class: "actions" }, ...actions));
    return card;
  } catch (error) {
    if (!(error instanceof OutsideSubset)) throw error;
    const text = typeof content.fallbackText === "string" ? content.fallbackText : WORDS.unreadable;
    return element("div", { class: "bubble" }, ...withLinks(text));
  }
}

function renderElement(part: Json): HTMLElement {
  if (part.type === "TextBlock") return renderTextBlock(part);
  if (part.type === "FactSet") return element("dl", {}, ...list(part.facts).map(renderFact));
  if (part.type === "Container") {
    const className = part.separator === true ? "container separated" : "container";
    return element("div", { class: className }, ...list(part.items).map(renderElement));
  }
  throw new OutsideSubset();
}

function renderTextBlock(block: Json): HTMLElement {
  const classes = ["text"];
  if (block.weight === "Bolder") classes.push("bolder");
  if (block.isSubtle === true) classes.push("subtle");
  if (block.wrap === false) classes.push("one-line");
  if (block.separator === true) classes.push("separated");
  const size = String(block.size ?? "default").toLowerCase();
  if (["small", "medium", "large", "extralarge"].indexOf(size) >= 0) classes.push(size);
  const tag = block.style === "heading" ? "h3" : "p";
  return element(tag, { class: classes.join(" ") }, ...withLinks(text(block.text)));
}

function renderFact(fact: Json): HTMLElement {
  return element("div", {}, element("dt", {}, text(fact.title)), element("dd", {}, ...withLinks(text(fact.value))));
}

function renderAction(action: Json): HTMLElement {
  const address = allowedAddress(action.url, ACTION_SCHEMES);
  if (action.type !== "Action.OpenUrl" || address === null) throw new OutsideSubset();
  const node = link(address, text(action.title));
  node.className = "action";
  return node;
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(object) : [];
}

function object(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
