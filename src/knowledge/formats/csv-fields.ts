/** Our own CSV: one column for each field of a structure, and how a value is written in a cell and read back. */

import { type Structure, structureSchema } from "../schema.js";

/** Columns, in the order of the schema. */
export const CSV_FIELDS = Object.keys(structureSchema.shape) as (keyof Structure)[];

const LISTS: ReadonlySet<string> = new Set(["notes", "zone_eligibilite", "same_as"]);
const NUMBERS: ReadonlySet<string> = new Set(["latitude", "longitude"]);
const SEPARATOR = " | ";
/** A spreadsheet would take such a cell for a formula. */
const FORMULA = /^(?:[=+@\t\r]|-(?!\d))/;

/** The text of a cell: empty for null, items joined by " | ", formulas disarmed by an apostrophe. */
export function toCell(value: Structure[keyof Structure]): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.every(isPlainItem) ? toCell(value.join(SEPARATOR)) : JSON.stringify(value);
  const text = String(value);
  return FORMULA.test(text) || /^'/.test(text) ? `'${text}` : text;
}

/** The value that `toCell` wrote: null for an empty cell, an empty list for an empty list; a number that is none stays text. */
export function fromCell(field: string, cell: string): unknown {
  const text = cell.startsWith("'") ? cell.slice(1) : cell;
  if (LISTS.has(field)) return readList(text);
  if (text === "") return null;
  if (!NUMBERS.has(field)) return text;
  const number = Number(text.replace(",", "."));
  return Number.isNaN(number) ? text : number;
}

function readList(text: string): unknown {
  if (text === "") return [];
  if (!text.startsWith("[")) return text.split("|").map((item) => item.trim());
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isPlainItem(item: string): boolean {
  return item !== "" && !item.includes("|") && !item.startsWith("[") && item.trim() === item;
}
