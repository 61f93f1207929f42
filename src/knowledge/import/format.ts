/** What every import format gives: how to read its records, and what each of them says in our own fields. */

import type { Structure } from "../schema.js";
import type { Bytes } from "./archives.js";
import type { SourceRecord } from "./json-records.js";
import type { Limits } from "./limits.js";

/** Fields of a place as a source gives them; a field left out is one that the source does not carry. */
export type Draft = Partial<Record<keyof Structure, unknown>>;

/** What one record says: a place of one of our networks, a place outside the service, or nothing that can be taken. */
export type Reading =
  | { kind: "place"; draft: Draft }
  | { kind: "outside"; why: string }
  | { kind: "fault"; field: string; problem: string };

/** What a format may ask about the base it is imported into. */
export interface KnownPlaces {
  networkOf(id: string): Structure["network"] | null;
}

export interface Format {
  records(bytes: Bytes, file: string, limits: Limits): AsyncGenerator<SourceRecord>;
  read(record: Record<string, unknown>, known: KnownPlaces): Reading[];
  /** Optional values that are no good are left out with a word in the report, instead of the whole record. */
  lenient: boolean;
  /** One record that cannot be taken stops everything. */
  allOrNothing: boolean;
  /** Fields that say less than the base already knows about a place that is in it. */
  onlyWhenNew: readonly (keyof Structure)[];
}

export function fault(field: string, problem: string): Reading[] {
  return [{ kind: "fault", field, problem }];
}

/** The trimmed text of a field; null when it is empty or no text. */
export function textOf(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** The number of a field, written as a number or as text; null when it is none. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === "number" ? value : Number(textOf(value) ?? Number.NaN);
  return Number.isFinite(number) ? number : null;
}

/** Latitude and longitude together, with where they come from; nothing when one is missing, out of range or zero. */
export function position(latitude: unknown, longitude: unknown, source: string): Draft {
  const [lat, lon] = [numberOf(latitude), numberOf(longitude)];
  if (lat === null || lon === null || (lat === 0 && lon === 0) || Math.abs(lat) > 90 || Math.abs(lon) > 180) return {};
  return { latitude: lat, longitude: lon, geo_precision: null, geo_source: source };
}
