/** How much a record can be trusted: how fresh its facts are, and how many of the useful ones it holds. */

import type { Structure } from "./schema.js";

/** Fresh for six months, then less and less, nothing at two years (rule of data.inclusion). In days. */
const FRESH_DAYS = 183;
const STALE_DAYS = 730;
const MS_PER_DAY = 86_400_000;

/** What a person needs to go there or to call, and how much each counts. They add up to 1. */
const USEFUL: readonly { weight: number; isKnown: (structure: Structure) => boolean }[] = [
  { weight: 0.25, isKnown: ({ telephone }) => telephone !== null },
  { weight: 0.25, isKnown: ({ adresse, code_insee: insee }) => adresse !== null && insee !== null },
  { weight: 0.2, isKnown: ({ horaires_accueil: hours }) => hours !== null },
  { weight: 0.15, isKnown: ({ courriel, site_web: site }) => courriel !== null || site !== null },
  { weight: 0.15, isKnown: ({ geo_precision: precision }) => precision === "address" || precision === "street" },
];
/** Share of the freshness in the quality score. */
const FRESHNESS_SHARE = 0.4;

/** Day (AAAA-MM-JJ) from which the facts of a record are known to be true; the first of a month or year known alone. */
export function factsDay({ verified_on: verified, date_maj: updated }: Structure): string {
  const written = updated.length === 10 ? updated : updated.length === 7 ? `${updated}-01` : `${updated}-01-01`;
  return verified && verified > written ? verified : written;
}

/** Age of the facts on a day (AAAA-MM-JJ), in days. */
export function ageInDays(structure: Structure, day: string): number {
  return Math.floor((Date.parse(day) - Date.parse(factsDay(structure))) / MS_PER_DAY);
}

/** 1 for facts under six months, falling to 0 at two years. */
export function freshnessOn(structure: Structure, day: string): number {
  const age = ageInDays(structure, day);
  if (age <= FRESH_DAYS) return 1;
  return age >= STALE_DAYS ? 0 : (STALE_DAYS - age) / (STALE_DAYS - FRESH_DAYS);
}

/** Whether the facts are too old to be shown without "à vérifier". */
export function isStaleOn(structure: Structure, day: string): boolean {
  return freshnessOn(structure, day) === 0;
}

/** Between 0 and 1: six tenths for the useful facts that are known, four for their freshness. */
export function qualityOn(structure: Structure, day: string): number {
  const known = USEFUL.reduce((sum, { weight, isKnown }) => sum + (isKnown(structure) ? weight : 0), 0);
  return (1 - FRESHNESS_SHARE) * known + FRESHNESS_SHARE * freshnessOn(structure, day);
}
