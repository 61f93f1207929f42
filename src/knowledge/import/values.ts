/** Puts the values that sources give (phones, addresses, dates, hours) into the forms of the knowledge base. */

import { hoursFromText } from "../hours/from-text.js";
import { isOsmHours } from "../hours/opening.js";
import { type Draft, textOf } from "./format.js";
import { isNominative } from "./mailbox.js";

/** "+33 2 37 38 57 67" → "02 37 38 57 67"; the first of several; as given when it is no French number. */
export function phone(value: unknown): string | null {
  const text = textOf(value);
  if (!text) return null;
  const one = text.split(/[/;,|]| ou /)[0] ?? "";
  const digits = one.replace(/^\s*(\+|00)33\s*(\(0\))?/, "0").replace(/\D/g, "");
  const national = digits.replace(/^00+(?=[1-9]\d{8}$)/, "0");
  if (/^0\d{9}$/.test(national)) return national.replace(/\d\d(?=\d)/g, "$& ");
  return /^\d{2,4}$/.test(national) ? national : text;
}

/** A web address with its scheme. */
export function webAddress(value: unknown): string | null {
  const text = textOf(value);
  if (!text) return null;
  return /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(text) ? `http://${text}` : text;
}

/** "09/08/2023 13:30:19" and "2023-08-09T13:30:19Z" → "2023-08-09"; shorter dates stay as they are. */
export function date(value: unknown): unknown {
  const text = textOf(value);
  const french = /^(\d{2})\/(\d{2})\/(\d{4})/.exec(text ?? "");
  if (french) return `${french[3]}-${french[2]}-${french[1]}`;
  return /^\d{4}-\d{2}-\d{2}[T ]/.test(text ?? "") ? text?.slice(0, 10) : text;
}

/** Mailboxes that name a person are never brought in, and the record says so. */
export function mailbox(draft: Draft): Draft {
  const email = textOf(draft.courriel)?.replace(/^mailto:/i, "") ?? null;
  return { courriel: email && !isNominative(email) ? email : null };
}

const READ = new Map<string, string | null>();
const MOST_READ = 5000;

/** Hours in OSM syntax, and the words of the source when they could not be read whole. */
export function hours(draft: Draft): Draft {
  const text = textOf(draft.horaires_accueil);
  if (!text)
    return "horaires_texte" in draft
      ? { horaires_accueil: null, horaires_texte: draft.horaires_texte }
      : { horaires_accueil: null };
  const osm = osmOf(text);
  const words = "horaires_texte" in draft ? { horaires_texte: draft.horaires_texte } : {};
  return osm
    ? { horaires_texte: null, ...words, horaires_accueil: osm }
    : { horaires_accueil: null, horaires_texte: text };
}

/** The same timetable comes back in thousands of records. */
function osmOf(text: string): string | null {
  const known = READ.get(text);
  if (known !== undefined) return known;
  const osm = text.length <= 500 && isOsmHours(text) ? text : hoursFromText(text);
  if (READ.size >= MOST_READ) READ.clear();
  READ.set(text, osm);
  return osm;
}
