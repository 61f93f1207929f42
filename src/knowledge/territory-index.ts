/** Finds départements and regions by the names that people give them. */

import { words } from "../understanding/tokens.js";
import { nameKey } from "./commune-index.js";
import type { Departement } from "./load.js";
import type { Region } from "./schema.js";

export type Territory = { kind: "departement"; departement: Departement } | { kind: "region"; region: Region };

/** By the key of `nameKey`, names, codes and aliases; a département wins over a region of the same name. */
export function indexTerritories(
  regions: Iterable<Region>,
  departements: Iterable<Departement>,
): Map<string, Territory> {
  const index = new Map<string, Territory>();
  for (const region of regions) {
    for (const name of [region.name, ...region.aliases]) index.set(nameKey(words(name)), { kind: "region", region });
  }
  for (const departement of departements) {
    for (const name of [departement.name, departement.code, ...departement.aliases]) {
      index.set(nameKey(words(name)), { kind: "departement", departement });
    }
  }
  return index;
}
