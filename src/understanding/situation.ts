/** Reads status, flags and needs with the cues of the vocabulary: what is negated, past or somebody else's does not count. */

import type { Knowledge } from "../knowledge/load.js";
import type { FlagId, NeedId, StatusId } from "../knowledge/taxonomy.js";
import { CueFinder, type CueMatch } from "./cues.js";
import type { Token } from "./tokens.js";

export type Ranked<Id extends string> = [id: Id, probability: number][];

export interface SituationReading {
  status: StatusId;
  flags: FlagId[];
  needs: NeedId[];
  ranked: { status: Ranked<StatusId>; needs: Ranked<NeedId> };
  /** The cues that weighed, to explain the reading. */
  because: { id: string; cue: string; weight: number }[];
}

interface Signal<Id extends string> {
  id: Id;
  weight: number;
}

const STRONG = 3;
const WEAK = 1;
/** Below it, a status or a need is only a hint. */
const ENOUGH = 1;
/** A need counts beside the main one when it weighs at least this share of it, and a strong cue at least. */
const SECOND_NEED_SHARE = 0.5;
const MOST_NEEDS = 3;
/** Weight of "nothing said" when weights are turned into probabilities. */
const UNKNOWN_WEIGHT = 0.5;

const NEGATIONS = new Set(["pas", "plus", "jamais", "ni", "aucun", "aucune", "sans", "non"]);
const PAST = new Set(["etais", "etait", "ancien", "ancienne", "ex", "avant", "fus", "avais", "autrefois"]);
const OTHERS = new Set([
  "mari",
  "femme",
  "conjoint",
  "conjointe",
  "compagnon",
  "compagne",
  "copain",
  "copine",
  "frere",
  "soeur",
  "pere",
  "mere",
  "ami",
  "amie",
  "cousin",
  "cousine",
  "voisin",
  "voisine",
  "collegue",
  "parents",
  "beau",
]);

/** Reads situations with the vocabulary of one knowledge base. */
export class SituationReader {
  private readonly statuses = new CueFinder<Signal<StatusId>>();
  private readonly flags = new CueFinder<Signal<FlagId>>();
  private readonly needs = new CueFinder<Signal<NeedId>>();

  constructor(knowledge: Knowledge) {
    addTerms(this.statuses, knowledge.statuses.values());
    addTerms(this.flags, knowledge.flags.values());
    addTerms(this.needs, knowledge.needs.values());
  }

  read(tokens: readonly Token[]): SituationReading {
    const statuses = outermost(this.statuses.find(tokens)).filter((match) => holdsForStatus(tokens, match));
    const flags = this.flags.find(tokens).filter((match) => !isNegated(tokens, match));
    const needs = outermost(this.needs.find(tokens)).filter((match) => !isNegated(tokens, match));
    const statusWeights = weigh(statuses);
    const needWeights = weigh(needs);
    const status = heaviest(statusWeights);
    return {
      status: status && status[1] >= ENOUGH ? status[0] : "unknown",
      flags: [...new Set(flags.map((match) => match.value.id))],
      needs: chooseNeeds(needWeights),
      ranked: { status: probabilities(statusWeights, "unknown"), needs: probabilities(needWeights, null) },
      because: [...statuses, ...flags, ...needs].map(({ value, cue }) => ({ id: value.id, cue, weight: value.weight })),
    };
  }
}

function addTerms<Id extends string>(
  finder: CueFinder<Signal<Id>>,
  terms: Iterable<{ id: Id; strong: string[]; weak: string[] }>,
): void {
  for (const { id, strong, weak } of terms) {
    for (const cue of strong) finder.add(cue, { id, weight: STRONG });
    for (const cue of weak) finder.add(cue, { id, weight: WEAK });
  }
}

/** A cue inside a longer one says nothing more: "formation" in "projet de transition … formation". */
function outermost<T>(matches: readonly CueMatch<T>[]): CueMatch<T>[] {
  return matches.filter((inner) => !matches.some((outer) => contains(outer, inner)));
}

function contains<T>(outer: CueMatch<T>, inner: CueMatch<T>): boolean {
  return outer.from <= inner.from && outer.to >= inner.to && outer.to - outer.from > inner.to - inner.from;
}

function holdsForStatus(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  return !isNegated(tokens, match) && !isPast(tokens, match) && !isOfSomebodyElse(tokens, match);
}

function isNegated(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  return wordsBefore(tokens, match, 2).some((word) => NEGATIONS.has(word)) && !isDoubt(tokens, match);
}

/** "pourquoi pas une formation" asks for it. */
function isDoubt(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  return wordsBefore(tokens, match, 3).includes("pourquoi");
}

function isPast(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  return wordsBefore(tokens, match, 2).some((word) => PAST.has(word));
}

/** "mon mari est au chômage" is not the person's own status. */
function isOfSomebodyElse(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  const before = wordsBefore(tokens, match, 4);
  const self = Math.max(before.lastIndexOf("je"), before.lastIndexOf("j"));
  const other = before.findLastIndex((word) => OTHERS.has(word));
  return other >= 0 && self < other && !/^(je|j)$/.test(tokens[match.from]?.word ?? "");
}

/** At most `count` words before the match, in the same clause. */
function wordsBefore(tokens: readonly Token[], match: CueMatch<unknown>, count: number): string[] {
  const clause = tokens[match.from]?.clause;
  return tokens
    .slice(Math.max(0, match.from - count), match.from)
    .filter((token) => token.clause === clause)
    .map((token) => token.word);
}

/** Sum by id, each place of the message counted once for an id. */
function weigh<Id extends string>(matches: readonly CueMatch<Signal<Id>>[]): Map<Id, number> {
  const best = new Map<string, { id: Id; weight: number }>();
  for (const { value, from } of matches) {
    const key = `${value.id} ${from}`;
    if ((best.get(key)?.weight ?? 0) < value.weight) best.set(key, value);
  }
  const weights = new Map<Id, number>();
  for (const { id, weight } of best.values()) weights.set(id, (weights.get(id) ?? 0) + weight);
  return weights;
}

function heaviest<Id>(weights: ReadonlyMap<Id, number>): [Id, number] | undefined {
  return [...weights].sort((a, b) => b[1] - a[1])[0];
}

function chooseNeeds(weights: ReadonlyMap<NeedId, number>): NeedId[] {
  const ordered = [...weights].sort((a, b) => b[1] - a[1]);
  const [main, ...others] = ordered;
  if (!main || main[1] < ENOUGH) return [];
  const beside = others.filter(([, weight]) => weight >= STRONG && weight >= main[1] * SECOND_NEED_SHARE);
  return [main, ...beside].slice(0, MOST_NEEDS).map(([id]) => id);
}

/** Weights turned into shares; `otherwise` takes what nothing claims. */
function probabilities<Id extends string>(weights: ReadonlyMap<Id, number>, otherwise: Id | null): Ranked<Id> {
  const all = otherwise === null ? [...weights] : [...weights, [otherwise, UNKNOWN_WEIGHT] as [Id, number]];
  const total = all.reduce((sum, [, weight]) => sum + weight, otherwise === null ? UNKNOWN_WEIGHT : 0);
  return all
    .map(([id, weight]): [Id, number] => [id, Number((weight / total).toFixed(3))])
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5);
}
