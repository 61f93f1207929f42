/** Decides which networks are competent for a person: a hard rule, before any distance is looked at. */

import type { Knowledge } from "../knowledge/load.js";
import type { Competence, Network, Public } from "../knowledge/schema.js";
import { NEEDS, type NeedId } from "../knowledge/taxonomy.js";
import { type AgeRange, type Profile, possibleAges } from "./profile.js";

/** 3: the door made for this public and need; 2: in its field; 1: gives first-level information; 0: not competent. */
export type Fit = 0 | 1 | 2 | 3;

export interface Competent {
  network: Network;
  /** For each need of the person that the network serves. */
  fits: ReadonlyMap<NeedId, { fit: Fit; rule: Competence }>;
}

/** The networks with at least one rule for this person and one of these needs, in the order of the knowledge base. */
export function competentNetworks(profile: Profile, needs: readonly NeedId[], knowledge: Knowledge): Competent[] {
  const ages = possibleAges(profile, knowledge);
  const rules = rulesByNeed(knowledge);
  const found = new Map<Network, Map<NeedId, { fit: Fit; rule: Competence }>>();
  for (const need of needs) {
    for (const { network, rule, fit } of rules.get(need) ?? []) {
      const fits = found.get(network);
      const known = fits?.get(need)?.fit ?? 0;
      if (fit <= known || !concerns(rule.who, profile, ages) || !existsIn(network, profile)) continue;
      if (fits) fits.set(need, { fit, rule });
      else found.set(network, new Map([[need, { fit, rule }]]));
    }
  }
  return [...found].map(([network, fits]) => ({ network, fits }));
}

interface NeedRule {
  network: Network;
  rule: Competence;
  fit: Fit;
}

const indexes = new WeakMap<Knowledge["networks"], Map<NeedId, NeedRule[]>>();

/** The rules that serve each need, found once for a knowledge base. */
function rulesByNeed({ networks }: Knowledge): Map<NeedId, NeedRule[]> {
  const known = indexes.get(networks);
  if (known) return known;
  const index = new Map<NeedId, NeedRule[]>(NEEDS.map((need) => [need, []]));
  for (const network of networks.values()) {
    for (const rule of network.serves) {
      for (const need of NEEDS) {
        const fit = fitOf(rule, need);
        if (fit > 0) index.get(need)?.push({ network, rule, fit });
      }
    }
  }
  indexes.set(networks, index);
  return index;
}

function fitOf(rule: Competence, need: NeedId): Fit {
  if (rule.best.includes(need)) return 3;
  if (rule.good.includes(need)) return 2;
  return rule.informs.includes(need) ? 1 : 0;
}

/** Whether the rule is about this person; every age the person can have must be inside the rule's. */
export function concerns(who: Public, profile: Profile, ages: AgeRange): boolean {
  const { flags, needs } = profile;
  return (
    (!who.statuses || who.statuses.includes(profile.status)) &&
    (!who.ages || (who.ages[0] <= ages[0] && ages[1] <= who.ages[1])) &&
    (!who.flags_all || who.flags_all.every((flag) => flags.includes(flag))) &&
    (!who.flags_any || who.flags_any.some((flag) => flags.includes(flag))) &&
    !who.flags_none?.some((flag) => flags.includes(flag)) &&
    (!who.needs_all || who.needs_all.every((need) => needs.includes(need)))
  );
}

/** Whether the network exists where the person lives. */
export function existsIn(network: Network, profile: Profile): boolean {
  const { only_in: territories } = network;
  if (!territories) return true;
  const { region, departement } = profile.place ?? { region: null, departement: null };
  return (
    (region !== null && territories.regions?.includes(region) === true) ||
    (departement !== null && territories.departements?.includes(departement) === true)
  );
}
