/** Finds communes by INSEE code, by name as people write it, and by postcode. */

import { words } from "../understanding/tokens.js";
import type { CommuneRow, MergedCommuneRow } from "./schema.js";

export interface Commune {
  code: string;
  name: string;
  postcodes: string[];
  population: number;
  departement: string;
  lat: number | null;
  lon: number | null;
  /** Employment area ("zone d'emploi 2020"), in the first regions only. */
  employmentArea: string | null;
}

export interface CommuneIndex {
  byCode: ReadonlyMap<string, Commune>;
  /** Key of `nameKey`; homonyms by population, the largest first. */
  byName: ReadonlyMap<string, Commune[]>;
  /** By the first part of a long name: "aix" for Aix-en-Provence. Only towns that people call so. */
  byShortName: ReadonlyMap<string, Commune[]>;
  /** Today's communes by the names of those that joined them: people go on living in Octeville or Seynod. */
  byOldName: ReadonlyMap<string, Commune[]>;
  byPostcode: ReadonlyMap<string, Commune[]>;
  /** By the first word of a name: most words in a name that begins so, so that a reader knows how far to look. */
  longestFrom: ReadonlyMap<string, number>;
}

/** The name as compared: words without accents, "st" and "ste" written out. */
export function nameKey(nameWords: readonly string[]): string {
  const key = nameWords.length === 1 ? (nameWords[0] ?? "") : nameWords.join(" ");
  return key.includes("st") ? key.replace(/\bst\b/g, "saint").replace(/\bste\b/g, "sainte") : key;
}

/** Département code of a commune: its first two digits, three overseas, 2A and 2B in Corsica. */
export function departementOf(insee: string): string {
  return insee.startsWith("97") || insee.startsWith("98") ? insee.slice(0, 3) : insee.slice(0, 2);
}

const indexes = new WeakMap<readonly CommuneRow[], { merged: readonly MergedCommuneRow[]; index: CommuneIndex }>();

/** The index of these rows, made once: a reload that leaves the communes alone keeps it. */
export function indexCommunes(rows: readonly CommuneRow[], merged: readonly MergedCommuneRow[]): CommuneIndex {
  const known = indexes.get(rows);
  if (known?.merged === merged) return known.index;
  const index = buildIndex(rows, merged);
  indexes.set(rows, { merged, index });
  return index;
}

function buildIndex(rows: readonly CommuneRow[], merged: readonly MergedCommuneRow[]): CommuneIndex {
  const byCode = new Map<string, Commune>();
  const byName = new Map<string, Commune[]>();
  const byShortName = new Map<string, Commune[]>();
  const byPostcode = new Map<string, Commune[]>();
  const longestFrom = new Map<string, number>();
  for (const [code, name, postcodes, population, lat, lon, employmentArea] of rows) {
    const commune = { code, name, postcodes, population, departement: departementOf(code), lat, lon, employmentArea };
    byCode.set(code, commune);
    const nameWords = words(name);
    for (const written of writings(nameWords)) {
      lengthen(longestFrom, written);
      file(byName, nameKey(written), commune);
    }
    const short = population >= SHORTENED_POPULATION ? shortName(nameWords) : null;
    if (short) file(byShortName, nameKey(short), commune);
    for (const postcode of postcodes) file(byPostcode, postcode, commune);
  }
  const byOldName = indexOldNames(merged, byCode, longestFrom);
  for (const list of byName.values()) if (list.length > 1) list.sort((a, b) => b.population - a.population);
  for (const list of byPostcode.values()) if (list.length > 1) list.sort((a, b) => b.population - a.population);
  return { byCode, byName, byShortName, byOldName, byPostcode, longestFrom };
}

function indexOldNames(
  merged: readonly MergedCommuneRow[],
  byCode: ReadonlyMap<string, Commune>,
  longestFrom: Map<string, number>,
): Map<string, Commune[]> {
  const byOldName = new Map<string, Commune[]>();
  for (const [, name, joined] of merged) {
    const commune = byCode.get(joined);
    const written = words(name);
    if (!commune || byOldName.get(nameKey(written))?.includes(commune)) continue;
    lengthen(longestFrom, written);
    file(byOldName, nameKey(written), commune);
  }
  return byOldName;
}

function lengthen(longestFrom: Map<string, number>, written: readonly string[]): void {
  const first = nameKey(written.slice(0, 1));
  if ((longestFrom.get(first) ?? 0) < written.length) longestFrom.set(first, written.length);
}

/** Villages are called by their whole name. */
const SHORTENED_POPULATION = 2000;

/** "digne" of "digne les bains", "saint pons" of "saint pons de thomieres", "la seyne" of "la seyne sur mer". */
function shortName(nameWords: readonly string[]): string[] | null {
  const head = /^(saint|sainte|le|la|les|l)$/.test(nameWords[0] ?? "") ? 2 : 1;
  return nameWords.length > head ? nameWords.slice(0, head) : null;
}

/** The name, and for "marseille 13e arrondissement" also "marseille 13e" and "13eme arrondissement de marseille". */
function writings(nameWords: string[]): string[][] {
  const [city, rank] = nameWords;
  if (!city || !rank || nameWords[2] !== "arrondissement") return [nameWords];
  const ranks = [...new Set([rank, rank.replace(/e$/, "eme")])];
  const said = ranks.flatMap((written) => [
    [city, written],
    [written, "arrondissement", "de", city],
  ]);
  return [nameWords, ...said];
}

function file(index: Map<string, Commune[]>, key: string, commune: Commune): void {
  const list = index.get(key);
  if (list) list.push(commune);
  else index.set(key, [commune]);
}

/** INSEE codes of the municipal arrondissements, and of their city (code officiel géographique, Insee). */
const CITIES: readonly [arrondissements: RegExp, city: string][] = [
  [/^751(0[1-9]|1\d|20)$/, "75056"],
  [/^6938[1-9]$/, "69123"],
  [/^132(0[1-9]|1[0-6])$/, "13055"],
];

/** The commune of a code: Marseille for one of its arrondissements. */
export function municipality(code: string): string {
  return CITIES.find(([arrondissements]) => arrondissements.test(code))?.[1] ?? code;
}

/** Whether two INSEE codes are of the same commune; never of an unknown one. */
export function isSameCommune(one: string | null | undefined, other: string | null | undefined): boolean {
  return one != null && other != null && municipality(one) === municipality(other);
}
