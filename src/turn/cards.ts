/** Draws a door as an Adaptive Card whose fallback text is complete. */

import type { Attachment } from "botbuilder";
import type { DoorWords } from "../dialogue/wording-values.js";

/** Read by every client of the last years; only TextBlock, FactSet, Container and Action.OpenUrl are used. */
const CARD_VERSION = "1.3";

/** The card of one door; `text` says the same in words, for clients that show no cards. */
export function doorCard(door: DoorWords, text: string): Attachment {
  const content = {
    type: "AdaptiveCard",
    version: CARD_VERSION,
    lang: "fr",
    fallbackText: text,
    body: [
      {
        type: "TextBlock",
        text: `${door.rank}. ${door.name}`,
        weight: "Bolder",
        size: "Medium",
        style: "heading",
        wrap: true,
      },
      { type: "TextBlock", text: door.does, wrap: true },
      { type: "FactSet", facts: factsOf(door) },
      ...(door.address ? [] : [{ type: "TextBlock", text: door.howToReach, wrap: true }]),
      {
        type: "Container",
        separator: true,
        items: door.why.map((reason) => ({ type: "TextBlock", text: reason, wrap: true, isSubtle: true })),
      },
      ...(door.date ? [{ type: "TextBlock", text: freshness(door), wrap: true, isSubtle: true, size: "Small" }] : []),
    ],
    actions: actionsOf(door),
  };
  return { contentType: "application/vnd.microsoft.card.adaptive", content };
}

/** One button for each number to call now. */
export function callCard(calls: readonly { label: string; phone: string }[]): Attachment {
  const actions = calls.map(({ phone }) => ({
    type: "Action.OpenUrl",
    title: `Appeler le ${phone}`,
    url: telephone(phone),
  }));
  const body = [{ type: "TextBlock", text: "Appeler maintenant", weight: "Bolder", style: "heading", wrap: true }];
  const fallbackText = calls.map(({ label, phone }) => `${label} : ${phone}`).join("\n");
  const content = { type: "AdaptiveCard", version: CARD_VERSION, lang: "fr", fallbackText, body, actions };
  return { contentType: "application/vnd.microsoft.card.adaptive", content };
}

function telephone(phone: string): string {
  return `tel:${phone.replaceAll(" ", "")}`;
}

function factsOf(door: DoorWords): { title: string; value: string }[] {
  const facts: [string, string][] = [
    ["Adresse", door.address],
    ["Distance", door.distance],
    ["Horaires", door.hours],
    ["Téléphone", door.phone && door.stale ? `${door.phone} (à vérifier)` : door.phone],
    ["Courriel", door.email],
    ["Contact", door.contact],
  ];
  return facts.filter(([, value]) => value !== "").map(([title, value]) => ({ title, value }));
}

function freshness({ date, stale }: DoorWords): string {
  return stale ? `Information ${date} : appelez avant de vous déplacer.` : `Information ${date}.`;
}

function actionsOf(door: DoorWords): { type: string; title: string; url: string }[] {
  const call = door.phone ? [{ type: "Action.OpenUrl", title: "Appeler", url: telephone(door.phone) }] : [];
  const site = door.site ? [{ type: "Action.OpenUrl", title: "Voir le site", url: door.site }] : [];
  return [...call, ...site];
}
