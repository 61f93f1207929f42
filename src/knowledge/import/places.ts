/** Finds today's commune, département and region of a place from what its source says of where it is. */

import { words } from "../../understanding/tokens.js";
import { departementOf, nameKey } from "../commune-index.js";
import type { CommuneRow, MergedCommuneRow } from "../schema.js";

export interface FoundCommune {
  code: string;
  name: string;
  /** The only postcode, when there is one. */
  postcode: string | null;
  departement: string;
  region: string | null;
  latitude: number | null;
  longitude: number | null;
  /** Name of the merged commune that the source still gave. */
  mergedFrom: string | null;
}

export class Places {
  private readonly byCode: ReadonlyMap<string, CommuneRow>;
  private readonly byPostcode = new Map<string, string[]>();
  private readonly byName = new Map<string, CommuneRow[]>();
  private readonly merged: ReadonlyMap<string, MergedCommuneRow>;
  private readonly mergedByName = new Map<string, MergedCommuneRow[]>();

  constructor(
    rows: readonly CommuneRow[],
    merged: readonly MergedCommuneRow[],
    private readonly regionOf: ReadonlyMap<string, string>,
  ) {
    this.byCode = new Map(rows.map((row) => [row[0], row]));
    this.merged = new Map(merged.map((row) => [row[0], row]));
    for (const row of rows) {
      push(this.byName, keyOf(row[1]), row);
      for (const postcode of row[2]) push(this.byPostcode, postcode, row[0]);
    }
    for (const row of merged) push(this.mergedByName, keyOf(row[1]), row);
  }

  /** A base without its communes cannot check where a place is. */
  get areUnknown(): boolean {
    return this.byCode.size === 0;
  }

  /** The commune of an INSEE code, of today or merged since; null when nobody knows it. */
  ofCode(code: string): FoundCommune | null {
    const row = this.byCode.get(code);
    if (row) return this.found(row, null);
    const merged = this.merged.get(code);
    const today = merged && this.byCode.get(merged[2]);
    return today ? this.found(today, merged[1]) : null;
  }

  /** The commune of this name near this postcode, or merged since; null when it is not certain. A "cedex" postcode is no commune's own. */
  ofName(name: string, postcode: string): FoundCommune | null {
    const key = keyOf(name.replace(/\s+cedex.*$/i, ""));
    const codes = this.byPostcode.get(postcode) ?? [];
    const named = this.byName.get(key) ?? [];
    const row =
      named.find(([code]) => codes.includes(code)) ?? only(named.filter(([code]) => sameDepartement(code, postcode)));
    if (row) return this.found(row, null);
    const merged = (this.mergedByName.get(key) ?? []).find(([, , today]) => codes.includes(today));
    const today = merged && this.byCode.get(merged[2]);
    return today ? this.found(today, merged[1]) : null;
  }

  regionOfDepartement(code: string): string | null {
    return this.regionOf.get(code) ?? null;
  }

  private found(row: CommuneRow, mergedFrom: string | null): FoundCommune {
    const [code, name, postcodes, , latitude, longitude] = row;
    const departement = departementOf(code);
    const region = this.regionOfDepartement(departement);
    const postcode = postcodes.length === 1 ? (postcodes[0] ?? null) : null;
    return { code, name, postcode, departement, region, latitude, longitude, mergedFrom };
  }
}

function keyOf(name: string): string {
  return nameKey(words(name));
}

/** Corsica's postcodes begin with 20. */
function sameDepartement(code: string, postcode: string): boolean {
  return postcode.startsWith(departementOf(code).replace(/^2[AB]$/, "20"));
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

function push<T>(index: Map<string, T[]>, key: string, item: T): void {
  const list = index.get(key);
  if (list) list.push(item);
  else index.set(key, [item]);
}
