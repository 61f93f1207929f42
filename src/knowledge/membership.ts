/** Says which place a network has in the service of a region on a day, and checks what the regions' files say of it. */

import type { Category, Region, RegionText } from "./region-schema.js";
import type { NetworkId } from "./taxonomy.js";

export interface Membership {
  category: Category;
  text: string;
  article: string;
  /** Id of a source of the region's file. */
  source: string;
  /** The only départements where the text holds, when it is not the whole region. */
  departements?: string[];
  /** Name of the local network, when the network is a member there and not in the region as a whole. */
  coordination?: string;
  /** The name that the text gives it, when it is another one. */
  named?: string;
  /** What limits the fact: deduced, site by site. */
  note?: string;
}

/**
 * Texts of the region that hold on `day` (AAAA-MM-JJ), the newest first: no draft, none without a known start, none that
 * another one has replaced by then.
 */
export function textsInForce(region: Region, day: string): RegionText[] {
  const started = region.texts.filter(
    ({ kind, from }) => kind !== "draft" && from !== undefined && lastDayOf(from) <= day,
  );
  const replaced = started.flatMap((text) => text.replaces);
  return started
    .filter(({ id, to }) => !replaced.includes(id) && (to === undefined || day <= lastDayOf(to)))
    .sort((a, b) => lastDayOf(b.from ?? "").localeCompare(lastDayOf(a.from ?? "")));
}

/** The place of a network in the region on `day`, in the newest text that names it; a local network comes last; null: none names it. */
export function membershipOf(network: NetworkId, region: Region, day: string): Membership | null {
  const texts = textsInForce(region, day);
  const local = region.coordinations.map((group) => ({
    ...group,
    category: "signatory" as const,
    coordination: group.name,
  }));
  for (const groups of [region.members, local]) {
    for (const text of texts) {
      const group = groups.find((candidate) => candidate.text === text.id && candidate.networks.includes(network));
      if (group) return describe(group, text, group.named[network]);
    }
  }
  return null;
}

type Group = Region["members"][number] & { coordination?: string };

function describe(group: Group, text: RegionText, named: string | undefined): Membership {
  const { category, article, coordination, note } = group;
  return {
    category,
    text: text.id,
    article,
    source: text.source,
    ...(text.departements ? { departements: text.departements } : {}),
    ...(coordination ? { coordination } : {}),
    ...(named ? { named } : {}),
    ...(note ? { note } : {}),
  };
}

/** A date known only by its year or month counts as the last day of it: a text is never applied before it surely exists. */
function lastDayOf(looseDate: string): string {
  return `${looseDate}${"-12-31".slice(looseDate.length - 4)}`;
}
