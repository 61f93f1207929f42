/** Says our values the way the exchange formats want them: whole dates, international numbers, strict addresses. */

import { createHash } from "node:crypto";
import { day } from "../region-schema.js";

/** A date as a full day ("2019-08" → "2019-08-01"), the first one it can mean; null when there is no such day. */
export function fullDate(loose: string): string | null {
  const whole = loose + "-01-01".slice(loose.length - 4);
  return day.safeParse(whole).success ? whole : null;
}

/** Country codes of overseas numbers, by their first four digits. */
const OVERSEAS: Record<string, string> = {
  "0262": "262",
  "0263": "262",
  "0269": "262",
  "0590": "590",
  "0594": "594",
  "0596": "596",
  "0639": "262",
  "0690": "590",
  "0691": "590",
  "0692": "262",
  "0693": "262",
  "0694": "594",
  "0696": "596",
  "0697": "596",
};

/** A French number in E.164 form (+33…); special (08…) and short numbers, which cannot be called from abroad, as they are. */
export function internationalPhone(phone: string): string {
  const digits = phone.replaceAll(" ", "");
  if (!/^0[1-79]\d{8}$/.test(digits)) return phone;
  return `+${OVERSEAS[digits.slice(0, 4)] ?? "33"}${digits.slice(1)}`;
}

/** Characters that RFC 3986 allows after the host; a percent sign only before its two digits. */
const LEGAL = "(?:[\\w.~:/?@!$&'()*+,;=-]|%[\\dA-Fa-f]{2})*";
const STRICT = new RegExp(`^https?://[\\w.-]+(?::\\d+)?(?:[/?]${LEGAL})?(?:#${LEGAL})?$`);
const LONGEST_ADDRESS = 2083;

/** A web address as a strict URI, unchanged when it is one already; null when it cannot be made one. */
export function strictUri(address: string | null): string | null {
  if (address === null) return null;
  const written = STRICT.test(address) ? address : normalised(address);
  return written !== null && written.length <= LONGEST_ADDRESS ? written : null;
}

function normalised(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { href } = new URL(address);
  return STRICT.test(href) ? href : null;
}

/** A UUID (version 5) that is the same for the same words, whenever and wherever it is made. */
export function stableUuid(...words: string[]): string {
  const bytes = createHash("sha1")
    .update(["aiguilleur", ...words].join("\n"))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** The fields that say something: null, undefined and empty lists are left out. */
export function known(fields: Record<string, unknown>): Record<string, unknown> {
  const said = Object.entries(fields).filter(
    ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(said);
}
