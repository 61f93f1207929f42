/** Finds the same place under two sources, and links the poorer record to the better one. */

import { words } from "../../understanding/tokens.js";
import type { Structure } from "../schema.js";
import type { Duplicate } from "./report.js";

/** How good a record is; the higher is kept as the main one. */
export type Quality = (structure: Structure) => number;

/** Two records of one network nearer than this are taken for one place. */
const NEAR_METRES = 150;
/** Side of a cell, in degrees of latitude: more than `NEAR_METRES`, and enough in longitude up to 60° north. */
const CELL = 0.003;
/** A key that so many records of one source share says nothing about a place. */
const MOST_ALIKE = 50;
const SMALL_WORDS = new Set(["a", "au", "aux", "d", "de", "des", "du", "l", "la", "le", "les", "et"]);

/** The number of fields that say something. */
export const filledFields: Quality = ({ same_as: _, ...fields }) =>
  Object.values(fields).filter(
    (value) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
  ).length;

/** Before the colon or the double hyphen of an id: the source that gave it. */
export function sourceOfId(id: string): string {
  return id.split(/:|--/, 1)[0] ?? id;
}

/**
 * Pairs of one place under two sources with a record of `read`; the poorer one of a pair that holds a record of `fresh`
 * is linked to the better one in `same_as`. Gives the pairs and the ids whose links changed.
 */
export function linkDuplicates(
  structures: Structure[],
  read: ReadonlySet<string>,
  fresh: ReadonlySet<string>,
  quality: Quality,
): { pairs: Duplicate[]; relinked: Set<string> } {
  const index = new Map<string, Map<string, Structure[]>>();
  const present = structures.filter(({ vanished_on: vanished }) => vanished === null);
  const pairs = new Map<string, Duplicate>();
  if (new Set(present.map(({ id }) => sourceOfId(id))).size < 2) return { pairs: [], relinked: new Set() };
  for (const structure of present) for (const key of keysOf(structure)) file(index, key, structure);
  const relinked = new Set<string>();
  for (const structure of present.filter(({ id }) => read.has(id))) {
    for (const [other, why] of alike(structure, index)) {
      const [main, poorer] = inOrder(structure, other, quality);
      const pair = `${main.id}\n${poorer.id}`;
      if (pairs.has(pair)) continue;
      pairs.set(pair, { main: main.id, other: poorer.id, why });
      if ((fresh.has(main.id) || fresh.has(poorer.id)) && link(main, poorer)) relinked.add(main.id).add(poorer.id);
    }
  }
  return { pairs: [...pairs.values()], relinked };
}

function keysOf(structure: Structure): string[] {
  const { network, code_insee: insee, telephone, nom } = structure;
  const name = words(nom)
    .filter((word) => !SMALL_WORDS.has(word))
    .join(" ");
  const point = preciseCell(structure);
  return [
    ...(point ? [`cell ${network} ${point.join(" ")}`] : []),
    ...(insee && name ? [`name ${network} ${insee} ${name}`] : []),
    ...(insee && telephone && telephone.length > 5
      ? [`phone ${network} ${insee} ${telephone.replace(/\D/g, "")}`]
      : []),
  ];
}

/** The middle of a commune or of a postcode is shared by all its places. */
function preciseCell({ latitude, longitude, geo_precision: precision }: Structure): [number, number] | null {
  if (latitude === null || longitude === null || precision === "commune" || precision === "postcode") return null;
  return [Math.floor(latitude / CELL), Math.floor(longitude / CELL)];
}

function* alike(
  structure: Structure,
  index: Map<string, Map<string, Structure[]>>,
): Generator<[Structure, Duplicate["why"]]> {
  const [mine, keys] = [sourceOfId(structure.id), keysOf(structure)];
  for (const key of keys) {
    const kind = key.split(" ", 1)[0];
    const buckets = kind === "cell" ? cellsAround(structure) : [key];
    for (const bucket of buckets) {
      for (const [source, others] of index.get(bucket) ?? []) {
        if (source === mine || others.length > MOST_ALIKE) continue;
        for (const other of others) {
          if (kind !== "cell") yield [other, kind === "name" ? "name" : "phone"];
          else if (metresBetween(structure, other) <= NEAR_METRES) yield [other, "distance"];
        }
      }
    }
  }
}

function cellsAround(structure: Structure): string[] {
  const [row, column] = preciseCell(structure) ?? [0, 0];
  const steps = [-1, 0, 1];
  return steps.flatMap((up) => steps.map((right) => `cell ${structure.network} ${row + up} ${column + right}`));
}

function metresBetween(one: Structure, other: Structure): number {
  const [lat, lon] = [one.latitude ?? 0, one.longitude ?? 0];
  const north = ((other.latitude ?? 0) - lat) * 111_195;
  const east = ((other.longitude ?? 0) - lon) * 111_195 * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(north, east);
}

/** The better first: by quality, then by date, then by id so that the answer never depends on the order of the files. */
function inOrder(one: Structure, other: Structure, quality: Quality): [Structure, Structure] {
  const better =
    quality(one) - quality(other) || one.date_maj.localeCompare(other.date_maj) || other.id.localeCompare(one.id);
  return better >= 0 ? [one, other] : [other, one];
}

/** True when the links changed. */
function link(main: Structure, poorer: Structure): boolean {
  const linked = poorer.same_as.includes(main.id);
  const backwards = main.same_as.includes(poorer.id);
  if (!linked) poorer.same_as = [...poorer.same_as, main.id];
  if (backwards) main.same_as = main.same_as.filter((id) => id !== poorer.id);
  return !linked || backwards;
}

function file(index: Map<string, Map<string, Structure[]>>, key: string, structure: Structure): void {
  const sources = index.get(key) ?? new Map<string, Structure[]>();
  const source = sourceOfId(structure.id);
  const list = sources.get(source);
  if (list) list.push(structure);
  else sources.set(source, [structure]);
  index.set(key, sources);
}
