/** Decides which networks are competent for a person: a hard rule, before any distance is looked at. */

import type { Knowledge } from "../knowledge/load.js";
import type { Competence, Network, Public } from "../knowledge/schema.js";
import type { NeedId } from "../knowledge/taxonomy.js";
import { type AgeRange, type Profile, possibleAges } from "./profile.js";

/** 3: the door made for this public and need; 2: in its field; 1: gives first-level information; 0: not competent. */
export type Fit = 0 | 1 | 2 | 3;

export interface Competent {
  network: Network;
  /** For each need of the person that the network serves. */
  fits: ReadonlyMap<NeedId, { fit: Fit; rule: Competence }>;
}

/** The networks with at least one rule for this person and one of these needs. */
export function competentNetworks(profile: Profile, needs: readonly NeedId[], knowledge: Knowledge): Competent[] {
  const ages = possibleAges(profile, knowledge);
  const found: Competent[] = [];
  for (const network of knowledge.networks.values()) {
    if (!existsIn(network, profile)) continue;
    const fits = fitsOf(network, profile, ages, needs);
    if (fits.size > 0) found.push({ network, fits });
  }
  return found;
}

function fitsOf(network: Network, profile: Profile, ages: AgeRange, needs: readonly NeedId[]): Competent["fits"] {
  const fits = new Map<NeedId, { fit: Fit; rule: Competence }>();
  for (const rule of network.serves) {
    if (!concerns(rule.who, profile, ages)) continue;
    for (const need of needs) {
      const fit = fitOf(rule, need);
      if (fit > (fits.get(need)?.fit ?? 0)) fits.set(need, { fit, rule });
    }
  }
  return fits;
}

function fitOf(rule: Competence, need: NeedId): Fit {
  if (rule.best.includes(need)) return 3;
  if (rule.good.includes(need)) return 2;
  return rule.informs.includes(need) ? 1 : 0;
}

/** Whether the rule is about this person; every age the person can have must be inside the rule's. */
export function concerns(who: Public, profile: Profile, ages: AgeRange): boolean {
  const { flags } = profile;
  return (
    (!who.statuses || who.statuses.includes(profile.status)) &&
    (!who.ages || (who.ages[0] <= ages[0] && ages[1] <= who.ages[1])) &&
    (!who.flags_all || who.flags_all.every((flag) => flags.includes(flag))) &&
    (!who.flags_any || who.flags_any.some((flag) => flags.includes(flag))) &&
    !who.flags_none?.some((flag) => flags.includes(flag))
  );
}

function existsIn(network: Network, profile: Profile): boolean {
  const { only_in: territories } = network;
  if (!territories) return true;
  const { region, departement } = profile.place ?? { region: null, departement: null };
  return (
    (region !== null && territories.regions?.includes(region) === true) ||
    (departement !== null && territories.departements?.includes(departement) === true)
  );
}
