/** Puts what a source says of a place into what the base already knows of it. */

import type { Structure } from "../schema.js";
import { structureSchema } from "../schema.js";
import type { FoundCommune } from "./places.js";
import type { FieldChange } from "./report.js";

const EMPTY = Object.fromEntries(
  Object.keys(structureSchema.shape).map((field) => [
    field,
    ["notes", "same_as", "zone_eligibilite"].includes(field) ? [] : null,
  ]),
);

const LONGEST_NAME = 150;

/** A new place, put in the middle of its commune when its source never gives positions; one left empty stays so. */
export function newStructure(fields: Partial<Structure>, commune: FoundCommune | null): Structure {
  return { ...EMPTY, ...fields, ...middleOf(fields, commune) } as Structure;
}

/** A known place with the fields of its source, and which of them changed. */
export function mergeStructure(
  before: Structure,
  fields: Partial<Structure>,
  onlyWhenNew: readonly (keyof Structure)[],
  commune: FoundCommune | null,
): { after: Structure; changes: FieldChange[] } {
  const said = { ...fields, ...middleOfMoved(before, fields, commune), vanished_on: fields.vanished_on ?? null };
  const changes = (Object.keys(said) as (keyof Structure)[])
    .filter((field) => !onlyWhenNew.includes(field) && !isSame(field, before, said))
    .map((field): FieldChange => ({ field, before: before[field], after: said[field] ?? null }));
  const after = { ...before, ...Object.fromEntries(changes.map(({ field, after: value }) => [field, value])) };
  return { after, changes };
}

function isSame(field: keyof Structure, before: Structure, said: Partial<Structure>): boolean {
  const [known, given] = [before[field], said[field]];
  if (field === "date_maj") return given === known || given === firstDayOf(String(known));
  if (field === "nom" && given && isCut(String(known), String(given))) return true;
  if (field === "telephone" && known && given) return digits(known) === digits(given);
  if (field === "geo_precision" || field === "geo_source") return samePoint(before, said) || given === known;
  return JSON.stringify(known) === JSON.stringify(given ?? null);
}

/** Formats that ask for a whole day give the first of a month or of a year that is known no better. */
function firstDayOf(looseDate: string): string {
  return `${looseDate}-01-01`.slice(0, 10);
}

/** data.inclusion asks for names of 150 characters at most. */
function isCut(whole: string, given: string): boolean {
  return (
    given.length >= LONGEST_NAME - 10 && given.length <= LONGEST_NAME && whole.startsWith(given.replace(/ ?…$/, ""))
  );
}

/** The same coordinates without a word on their precision say nothing new. */
function samePoint(before: Structure, said: Partial<Structure>): boolean {
  return !said.geo_precision && before.latitude === said.latitude && before.longitude === said.longitude;
}

function digits(value: unknown): string {
  return String(value).replace(/\D/g, "");
}

function middleOf(fields: Partial<Structure>, commune: FoundCommune | null): Partial<Structure> {
  if ("latitude" in fields || !commune || commune.latitude === null || commune.longitude === null) return {};
  const { latitude, longitude } = commune;
  return { latitude, longitude, geo_precision: "commune", geo_source: "centre de la commune" };
}

/** Old coordinates are wrong once the commune has changed and the source gives none. */
function middleOfMoved(
  before: Structure,
  fields: Partial<Structure>,
  commune: FoundCommune | null,
): Partial<Structure> {
  const moved = fields.code_insee && before.code_insee && fields.code_insee !== before.code_insee;
  return moved ? middleOf(fields, commune) : {};
}
