/** `refer --diff`: which kinds of people change doors between two versions of the knowledge base. */

import { readConfig } from "../config.js";
import { type Knowledge, loadKnowledge } from "../knowledge/load.js";
import { everyProfile, placesOfAreas } from "../matching/every-profile.js";
import type { Profile } from "../matching/profile.js";
import { Referrer } from "../matching/refer.js";
import { parisDay } from "../turn/world.js";

interface Move {
  status: string;
  need: string;
  /** First door before and now. */
  from: string;
  to: string;
  /** Kinds of people who move. */
  profiles: number;
  /** One of them. */
  example: string;
}

/** Writes who moves, the largest groups first; throws KNOWLEDGE_INVALID with every fault of either base. */
export function diff(
  otherDir: string,
  { json = false }: { json?: boolean },
  output: NodeJS.WritableStream,
  environment: NodeJS.ProcessEnv,
): void {
  const before = loadKnowledge(otherDir, undefined, { withModel: false });
  const now = loadKnowledge(readConfig(environment).knowledgeDir, undefined, { withModel: false });
  const moves = decisionsThatMove(before, now, parisDay(new Date()));
  output.write(json ? `${JSON.stringify(moves, null, 2)}\n` : `${inWords(moves).join("\n")}\n`);
}

/** The first doors that differ on a day, over every kind of person, without a place and in one area of each region. */
export function decisionsThatMove(before: Knowledge, now: Knowledge, day: string): Move[] {
  const [old, young] = [new Referrer(before), new Referrer(now)];
  const areas = placesOfAreas(now);
  const regions = [...new Set(areas.map(({ region }) => region))];
  const places = [null, ...regions.map((region) => areas.find((area) => area.region === region) ?? null)];
  const moves = new Map<string, Move>();
  for (const profile of everyProfile(places)) {
    const from = old.firstDoor(profile, day) ?? "aucune";
    const to = young.firstDoor(profile, day) ?? "aucune";
    if (from !== to) count(moves, profile, from, to);
  }
  return [...moves.values()].sort((a, b) => b.profiles - a.profiles);
}

function count(moves: Map<string, Move>, profile: Profile, from: string, to: string): void {
  const [need = ""] = profile.needs;
  const key = [profile.status, need, from, to].join(" ");
  const move = moves.get(key) ?? { status: profile.status, need, from, to, profiles: 0, example: exampleOf(profile) };
  move.profiles += 1;
  moves.set(key, move);
}

function exampleOf({ ages, flags, place }: Profile): string {
  const age = ages ? `${ages[0]} ans` : "âge inconnu";
  return [age, ...flags, place?.commune ?? "sans commune"].join(", ");
}

function inWords(moves: readonly Move[]): string[] {
  if (moves.length === 0) return ["aucune décision ne change"];
  return moves.map(
    ({ status, need, from, to, profiles, example }) =>
      `${status}, ${need} : ${from} → ${to} (${profiles} profils ; par exemple ${example})`,
  );
}
