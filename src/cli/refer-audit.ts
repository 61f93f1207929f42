/** `refer --audit`: simulates a month of referrals from every commune, and counts how often equal places were shown. */

import { readConfig } from "../config.js";
import { frenchNumber } from "../french.js";
import { type Knowledge, loadKnowledge } from "../knowledge/load.js";
import { Directory } from "../matching/directory.js";
import { isServed, placeOfCommune } from "../matching/profile.js";
import { parisDay } from "../turn/world.js";

/** Simulated days: equals come round in turn, and most groups are of two or three. */
const DAYS = 30;
const MS_PER_DAY = 86_400_000;

interface GroupOfEquals {
  network: string;
  /** Communes from which these places are equal. */
  communes: number;
  /** Times each was shown, by id. */
  shown: Record<string, number>;
  /** Largest difference from an equal share, as a share of it. */
  largest_gap: number;
}

/** Writes each group of equal places with how often each was shown, and the largest gap. */
export function audit(
  { json = false }: { json?: boolean },
  output: NodeJS.WritableStream,
  environment: NodeJS.ProcessEnv,
): void {
  const knowledge = loadKnowledge(readConfig(environment).knowledgeDir);
  const groups = auditMonth(knowledge, new Date());
  output.write(json ? `${JSON.stringify(groups, null, 2)}\n` : `${inWords(groups).join("\n")}\n`);
}

/** The groups of places that only their turn tells apart, over the thirty days that begin with `from`. */
export function auditMonth(knowledge: Knowledge, from: Date): GroupOfEquals[] {
  const directory = new Directory(knowledge);
  const days = Array.from({ length: DAYS }, (_, index) => parisDay(new Date(from.getTime() + index * MS_PER_DAY)));
  const groups = new Map<string, GroupOfEquals>();
  for (const { code } of knowledge.communes.byCode.values()) {
    const place = placeOfCommune(code, knowledge);
    if (!isServed(place, knowledge)) continue;
    for (const network of knowledge.networks.values()) {
      const ids = directory.equals(network, place).map(({ structure }) => structure.id);
      if (ids.length < 2) continue;
      const key = `${network.id} ${ids.join(" ")}`;
      const group = groups.get(key) ?? emptyGroup(network.id, ids);
      groups.set(key, group);
      group.communes += 1;
      for (const day of days) count(group, directory.find(network, place, day)?.structure.id);
    }
  }
  return [...groups.values()].map((group) => ({ ...group, largest_gap: largestGap(Object.values(group.shown)) }));
}

function emptyGroup(network: string, ids: readonly string[]): GroupOfEquals {
  return { network, communes: 0, shown: Object.fromEntries(ids.map((id) => [id, 0])), largest_gap: 0 };
}

function count({ shown }: GroupOfEquals, id = ""): void {
  shown[id] = (shown[id] ?? 0) + 1;
}

function largestGap(times: readonly number[]): number {
  const equal = times.reduce((sum, each) => sum + each, 0) / times.length;
  return Number(Math.max(...times.map((each) => Math.abs(each - equal) / equal)).toFixed(3));
}

function inWords(groups: readonly GroupOfEquals[]): string[] {
  const widest = Math.max(0, ...groups.map(({ largest_gap }) => largest_gap));
  const percent = `${frenchNumber(Number((widest * 100).toFixed(1)))} %`;
  return [
    `${groups.length} groupes de lieux à égalité, montrés pendant ${DAYS} jours ; plus grand écart à la part égale : ${percent}`,
    ...groups.map(({ network, communes, shown }) => {
      const times = Object.entries(shown).map(([id, often]) => `${id} ${often}`);
      return `${network}, depuis ${communes} communes : ${times.join(", ")}`;
    }),
  ];
}
