/** Chooses among the communes that bear a name, or leaves the choice to the person. */

import { type Commune, nameKey } from "../knowledge/commune-index.js";
import type { Knowledge } from "../knowledge/load.js";
import type { Territory } from "../knowledge/territory-index.js";
import { words } from "./tokens.js";

export type PlaceReading =
  | { kind: "commune"; commune: Commune }
  /** Several communes bear the name: the likeliest first. */
  | { kind: "several"; candidates: Commune[] }
  | Territory;

/** Inhabitants from which a town is believed when its name is written with a capital. */
export const ORDINARY_TOWN = 2000;
/** A village of the first regions that may be meant by a misspelt name. */
const KNOWN_VILLAGE = 200;
/** A homonym this much larger is the one meant. */
const CLEARLY_LARGER = 5;
/** People of the first regions talk to their region's assistant: their homonyms weigh more. */
const HOME_REGION_WEIGHT = 5;
/** A town called by a part of its name or by an old one, against one that bears just this name. */
const SHORT_NAME_WEIGHT = 0.2;

/** Chooses with one knowledge base. */
export class CommuneChoice {
  constructor(private readonly knowledge: Knowledge) {}

  /** The commune meant, or the likeliest five; those of the territory that was said come first. Throws without communes. */
  among(communes: readonly Commune[], territory: PlaceReading | null, spoken: string | null): PlaceReading {
    const isWhole = (commune: Commune) => spoken === null || nameKey(words(commune.name)) === spoken;
    const inTerritory = territory ? communes.filter((commune) => isIn(commune, territory, this.knowledge)) : [];
    const otherwise = territory && inTerritory.length === 0 ? this.otherwiseNamed(spoken, territory) : [];
    const candidates = [inTerritory, otherwise].find((list) => list.length > 0) ?? [...communes];
    const weight = (commune: Commune) =>
      commune.population *
      (this.isServed(commune) ? HOME_REGION_WEIGHT : 1) *
      (isWhole(commune) ? 1 : SHORT_NAME_WEIGHT);
    candidates.sort((a, b) => weight(b) - weight(a));
    const [first, second] = candidates;
    if (!first) throw new Error("a name without communes");
    if (!second || weight(first) >= CLEARLY_LARGER * weight(second)) return { kind: "commune", commune: first };
    return { kind: "several", candidates: candidates.slice(0, 5) };
  }

  /** "Saint-Martin dans le 66": the communes there that bore this name, or whose name begins so. */
  private otherwiseNamed(spoken: string | null, territory: PlaceReading): Commune[] {
    if (spoken === null) return [];
    const { byCode, byOldName } = this.knowledge.communes;
    const once = byOldName.get(spoken)?.filter((commune) => isIn(commune, territory, this.knowledge)) ?? [];
    if (once.length > 0) return once;
    return [...byCode.values()].filter(
      (commune) => isIn(commune, territory, this.knowledge) && nameKey(words(commune.name)).startsWith(`${spoken} `),
    );
  }

  private isServed(commune: Commune): boolean {
    return this.knowledge.departements.get(commune.departement)?.region.served === true;
  }

  /** A slip is not taken for the name of a far-off village. */
  isLikely(commune: Commune): boolean {
    return commune.population >= (this.isServed(commune) ? KNOWN_VILLAGE : ORDINARY_TOWN);
  }
}

/** Whether a commune lies in what was said. */
export function isIn(commune: Commune, territory: PlaceReading, knowledge: Knowledge): boolean {
  if (territory.kind === "departement") return commune.departement === territory.departement.code;
  if (territory.kind === "region") return knowledge.departements.get(commune.departement)?.region === territory.region;
  return false;
}
