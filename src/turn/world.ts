/** What a turn needs beside the session and the message: the knowledge, the flow, the sentences and the day. */

import type { Flow } from "../dialogue/flow.js";
import type { SheetFinder } from "../dialogue/sheet-finder.js";
import type { Wording } from "../dialogue/wording.js";
import type { Knowledge } from "../knowledge/load.js";
import type { Referrer } from "../matching/refer.js";
import type { MessageReader } from "../understanding/read-message.js";

export interface World {
  knowledge: Knowledge;
  flow: Flow;
  wording: Wording;
  reader: MessageReader;
  referrer: Referrer;
  sheets: SheetFinder;
  now: Date;
}

/** The day in Paris, AAAA-MM-JJ, whatever the machine's time zone. */
export function parisDay(now: Date): string {
  const minute = Math.floor(now.getTime() / 60_000);
  if (minute !== lastAsked.minute) lastAsked = { minute, day: PARIS_DAY.format(now) };
  return lastAsked.day;
}

/** Formatting a date costs as much as a referral; all the turns of a minute share one. */
let lastAsked = { minute: Number.NaN, day: "" };

const PARIS_DAY = new Intl.DateTimeFormat("fr-CA", {
  timeZone: "Europe/Paris",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});
