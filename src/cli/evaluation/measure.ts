/** Measures how well messages are read: each figure with the share that is right, by channel and by length. */

import { FLAGS, type FlagId } from "../../knowledge/taxonomy.js";
import { concernedOf, type Example } from "../../understanding/learned/examples.js";
import { LABELLED_ON } from "../../understanding/learned/read-examples.js";
import { placeName } from "../../understanding/place.js";
import type { MessageReader, Reading } from "../../understanding/read-message.js";
import { words } from "../../understanding/tokens.js";

/** A labelled message beside what was read of it. */
export interface Pair {
  example: Example;
  read: Reading;
}

/** Shares between 0 and 1, of `messages` messages; null when there is nothing to measure. */
export interface Accuracy {
  messages: number;
  /** As the first reader labelled it. */
  status: number | null;
  /** Or as another careful reader might. */
  status_tolerant: number | null;
  need: number | null;
  need_tolerant: number | null;
  need_in_three: number | null;
  age: number | null;
  place: number | null;
  /** Whom the message is about. */
  about: number | null;
}

export interface FlagAccuracy {
  said: number;
  /** Share of the messages that say it in which it was read. */
  recall: number | null;
  /** Share of the readings of it that are right. */
  precision: number | null;
}

export interface DangerAccuracy {
  said: number;
  heard: number;
  harmless: number;
  false_alarms: number;
}

const LENGTHS: [name: string, most: number][] = [
  ["1 à 6 mots", 6],
  ["7 à 18 mots", 18],
  ["19 à 40 mots", 40],
  ["plus de 40 mots", Number.POSITIVE_INFINITY],
];

/** Reads every example as a first message. */
export function readAll(examples: readonly Example[], reader: MessageReader): Pair[] {
  return examples.map((example) => ({ example, read: reader.read(example.text, { asked: null, today: LABELLED_ON }) }));
}

/** The main figures of some pairs. */
export function accuracy(pairs: readonly Pair[]): Accuracy {
  const share = (right: (pair: Pair) => boolean) => shareOf(pairs.filter(right).length, pairs.length);
  return {
    messages: pairs.length,
    status: share(({ example, read }) => read.status === example.status),
    status_tolerant: share(({ example, read }) => statusesOf(example).includes(read.status)),
    need: share(({ example, read }) => read.needs[0] === example.needs[0]),
    need_tolerant: share(({ example, read }) => needsOf(example).includes(read.needs[0] ?? "")),
    need_in_three: share(({ example, read }) => firstThree(read).includes(example.needs[0] ?? "")),
    age: share(({ example, read }) => read.age === example.age),
    place: share(({ example, read }) => isSamePlace(example.place, read.place ? placeName(read.place) : null)),
    about: share(({ example, read }) => (read.about ?? "self") === concernedOf(example)),
  };
}

/** The same figures for each channel, and for each length of message. */
export function accuracyByGroup(pairs: readonly Pair[]): Record<string, Accuracy> {
  const groups: Record<string, Accuracy> = {};
  for (const channel of ["web", "phone"] as const)
    groups[channel] = accuracy(pairs.filter(({ example }) => example.channel === channel));
  let least = 1;
  for (const [name, most] of LENGTHS) {
    const from = least;
    groups[name] = accuracy(pairs.filter(({ example }) => isWithin(words(example.text).length, from, most)));
    least = most + 1;
  }
  return groups;
}

/** Each flag apart; an optional one counts neither way. */
export function flagAccuracy(pairs: readonly Pair[]): Record<FlagId, FlagAccuracy> {
  const measured = FLAGS.map((flag): [FlagId, FlagAccuracy] => {
    const counted = pairs.filter(({ example }) => !example.also_acceptable.flags_optional.includes(flag));
    const said = counted.filter(({ example }) => example.flags.includes(flag));
    const read = counted.filter((pair) => pair.read.flags.includes(flag));
    const right = said.filter((pair) => pair.read.flags.includes(flag)).length;
    return [flag, { said: said.length, recall: shareOf(right, said.length), precision: shareOf(right, read.length) }];
  });
  return Object.fromEntries(measured) as Record<FlagId, FlagAccuracy>;
}

export function dangerAccuracy(pairs: readonly Pair[]): DangerAccuracy {
  const said = pairs.filter(({ example }) => example.flags.includes("urgence_detresse"));
  const harmless = pairs.filter(({ example }) => isHarmless(example));
  return {
    said: said.length,
    heard: said.filter(({ read }) => read.dangers.length > 0).length,
    harmless: harmless.length,
    false_alarms: harmless.filter(({ read }) => read.dangers.length > 0).length,
  };
}

/** Nobody could honestly hear a danger in it. */
export function isHarmless({ flags, also_acceptable: also }: Example): boolean {
  return !flags.includes("urgence_detresse") && !also.flags_optional.includes("urgence_detresse");
}

/** How far two readers who did not see each other's labels agree; null when nobody read twice. */
export function agreement(examples: readonly Example[]) {
  const twice = examples.flatMap((first) => (first.second ? [{ first, second: first.second }] : []));
  const share = (same: (pair: (typeof twice)[number]) => boolean) => shareOf(twice.filter(same).length, twice.length);
  return {
    messages: twice.length,
    status: share(({ first, second }) => first.status === second.status),
    need: share(({ first, second }) => first.needs[0] === second.needs[0]),
    danger: share(({ first, second }) => inDanger(first) === inDanger(second)),
  };
}

function inDanger({ flags }: { flags: readonly FlagId[] }): boolean {
  return flags.includes("urgence_detresse");
}

/** Every status that a careful reader gave or might give. */
export function statusesOf({ status, also_acceptable: also, second }: Example): string[] {
  return [status, ...also.status, ...(second ? [second.status] : [])];
}

/** Every main need that a careful reader gave or might give. */
export function needsOf({ needs, also_acceptable: also, second }: Example): string[] {
  return [...needs, ...also.needs, ...(second ? second.needs.slice(0, 1) : [])];
}

function firstThree({ needs, ranked }: Reading): string[] {
  const all = [...needs.slice(0, 1), ...ranked.needs.map(([id]) => id)];
  return [...new Set<string>(all)].slice(0, 3);
}

/** "Romorantin" said for Romorantin-Lanthenay is the same place. */
function isSamePlace(said: string | null, read: string | null): boolean {
  if (said === null || read === null) return said === read;
  return words(read).join(" ").startsWith(words(said).join(" "));
}

function isWithin(count: number, from: number, to: number): boolean {
  return count >= from && count <= to;
}

export function shareOf(right: number, all: number): number | null {
  return all === 0 ? null : Number((right / all).toFixed(4));
}
