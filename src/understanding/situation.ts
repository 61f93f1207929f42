/** Reads status, flags and needs with the cues of the vocabulary: what is negated, past or somebody else's does not count. */

import type { Knowledge } from "../knowledge/load.js";
import type { FlagId, NeedId, StatusId } from "../knowledge/taxonomy.js";
import {
  isNeedRefused,
  isNegated,
  isOfSomebodyElse,
  isOnlySpokenOf,
  isPast,
  isSearchDenied,
  isSearched,
  isWished,
  wordsBefore,
} from "./context.js";
import type { CueBook, CueMatch, CueSection, FoundCues } from "./cues.js";
import type { Token } from "./tokens.js";

export type Ranked<Id extends string> = [id: Id, probability: number][];

export interface SituationReading {
  status: StatusId;
  flags: FlagId[];
  needs: NeedId[];
  ranked: { status: Ranked<StatusId>; needs: Ranked<NeedId> };
  /** Statuses that were named and do not count, with why: past, negated, somebody else's. */
  asides: { id: StatusId; why: "past" | "negated" | "other" }[];
  /** Needs that are refused: "je ne cherche pas d'emploi", "pas une formation". */
  deniedNeeds: NeedId[];
  /** Flags that are said not to hold: "je ne suis pas cadre". */
  deniedFlags: FlagId[];
  /** The cues that weighed, to explain the reading. */
  because: { id: string; cue: string; weight: number }[];
}

interface Signal<Id extends string> {
  id: Id;
  weight: number;
}

/** Weight of a cue that is enough by itself. */
export const STRONG = 3;
const WEAK = 1;
/** Whoever says to be a volunteer or to follow somebody speaks of that person: the rest describes them. */
const VOICE: Partial<Record<StatusId, number>> = { professionnel: 2, benevole: 3 };
/** They too have a boss, a job or a contract: what only says "works" counts half beside one of these, well said. */
const WORK_TOO: readonly StatusId[] = ["apprenti", "agent_public", "etudiant", "collegien_lyceen", "demandeur_emploi"];
/** The first words of a message present the person: a status said there weighs more. */
const OPENING_WORDS = 4;
const OPENING_BONUS = 0.5;
/** What follows a wish or a question is what the person comes for. */
const WISHED_BONUS = 1;
/** What people of these statuses come for when they tell a whole story without naming a need. */
const LONG_STORY = 8;
const NEED_OF_A_STORY: Partial<Record<StatusId, NeedId>> = {
  demandeur_emploi: "recherche_emploi",
  inactif: "recherche_emploi",
  salarie: "bilan_projet",
  agent_public: "bilan_projet",
  independant: "bilan_projet",
  apprenti: "alternance",
  professionnel: "cep_accompagnement",
};
/** Below it, a status or a need is only a hint. */
const ENOUGH = 1;
/** A need counts beside the main one when it weighs at least this share of it, and a strong cue at least. */
const SECOND_NEED_SHARE = 0.5;
const MOST_NEEDS = 3;
/** Weight of "nothing said" when weights are turned into probabilities. */
const UNKNOWN_WEIGHT = 0.5;

/** A brother or a sister in class is the one asked for. */
const MAY_BE_OF_A_CHILD: readonly StatusId[] = ["collegien_lyceen"];
/** Right before a status, even a well said one: it is not so yet ("je voulais être prof de sport"). */
const NOT_YET = /^(etre|devenir)$/;

/** Reads situations with the vocabulary of one knowledge base. */
export class SituationReader {
  private readonly statuses: CueSection<Signal<StatusId>>;
  private readonly flags: CueSection<Signal<FlagId>>;
  private readonly needs: CueSection<Signal<NeedId>>;

  constructor(knowledge: Knowledge, book: CueBook) {
    this.statuses = book.section();
    this.flags = book.section();
    this.needs = book.section();
    addTerms(this.statuses, knowledge.statuses.values());
    addTerms(this.flags, knowledge.flags.values());
    addTerms(this.needs, knowledge.needs.values());
  }

  read(tokens: readonly Token[], cues: FoundCues): SituationReading {
    const named = outermost(cues.of(this.statuses));
    const statuses = named.filter((match) => holdsForStatus(tokens, match));
    const flags = cues.of(this.flags).filter((match) => holdsForFlag(tokens, match));
    const namedNeeds = outermost(cues.of(this.needs));
    const notSought = new Set(namedNeeds.filter((match) => isSearchDenied(tokens, match)).map(({ value }) => value.id));
    const needs = namedNeeds.filter(
      (match) =>
        !isNeedRefused(tokens, match) &&
        !isSearchDenied(tokens, match) &&
        (!notSought.has(match.value.id) || isSearched(tokens, match)),
    );
    const statusWeights = withPrecision(weigh(statuses, opensMessage));
    const needWeights = weigh(needs, (match) => (isWished(tokens, match) ? WISHED_BONUS : 0));
    const [status, weight] = heaviest(statusWeights) ?? ["unknown", 0];
    const said = weight >= ENOUGH ? status : "unknown";
    const chosen = chooseNeeds(needWeights);
    const usual = tokens.length >= LONG_STORY ? NEED_OF_A_STORY[said] : undefined;
    return {
      status: said,
      flags: [...new Set(flags.map((match) => match.value.id))],
      needs: chosen.length === 0 && usual ? [usual] : chosen,
      ranked: { status: probabilities(statusWeights, "unknown"), needs: probabilities(needWeights, null) },
      deniedNeeds: namedNeeds.filter((match) => !needs.includes(match)).map(({ value }) => value.id),
      deniedFlags: cues
        .of(this.flags)
        .filter((match) => isNegated(tokens, match))
        .map(({ value }) => value.id),
      asides: named.flatMap((match) => asidesOf(tokens, match)),
      because: [...statuses, ...flags, ...needs].map(({ value, cue }) => ({ id: value.id, cue, weight: value.weight })),
    };
  }
}

/** Statuses that are said to hold no more, or not at all. */
export function deniedStatuses({ asides }: Pick<SituationReading, "asides">): StatusId[] {
  return asides.filter(({ why }) => why !== "other").map(({ id }) => id);
}

function addTerms<Id extends string>(
  section: CueSection<Signal<Id>>,
  terms: Iterable<{ id: Id; strong: string[]; weak: string[] }>,
): void {
  for (const { id, strong, weak } of terms) {
    for (const cue of strong) section.add(cue, { id, weight: STRONG });
    for (const cue of weak) section.add(cue, { id, weight: WEAK });
  }
}

/** A cue inside a longer one says nothing more: "formation" in "projet de transition … formation". */
function outermost<T>(matches: readonly CueMatch<T>[]): CueMatch<T>[] {
  const ordered = [...matches].sort((a, b) => a.from - b.from || b.to - a.to);
  let outer: CueMatch<T> | undefined;
  return ordered.filter((match) => {
    const inside = outer !== undefined && match.to <= outer.to && match.to - match.from < outer.to - outer.from;
    if (outer === undefined || match.to > outer.to) outer = match;
    return !inside;
  });
}

function holdsForStatus(tokens: readonly Token[], match: CueMatch<Signal<StatusId>>): boolean {
  if (match.value.id === "unknown") return false;
  if (match.value.weight === WEAK && isOnlySpokenOf(tokens, match)) return false;
  if (NOT_YET.test(wordsBefore(tokens, match, 1)[0] ?? "")) return false;
  if (isDenied(tokens, match) || isPast(tokens, match)) return false;
  return MAY_BE_OF_A_CHILD.includes(match.value.id) || !isOfSomebodyElse(tokens, match);
}

/** "Je ne suis pas au chômage", "je cherche pas d'emploi". */
function isDenied(tokens: readonly Token[], match: CueMatch<Signal<StatusId>>): boolean {
  return isNegated(tokens, match) || (match.value.id === "demandeur_emploi" && isSearchDenied(tokens, match));
}

function asidesOf(tokens: readonly Token[], match: CueMatch<Signal<StatusId>>): SituationReading["asides"] {
  const { id } = match.value;
  return [
    ...(isPast(tokens, match) ? [{ id, why: "past" as const }] : []),
    ...(isDenied(tokens, match) ? [{ id, why: "negated" as const }] : []),
    ...(isOfSomebodyElse(tokens, match) ? [{ id, why: "other" as const }] : []),
  ];
}

function holdsForFlag(tokens: readonly Token[], match: CueMatch<Signal<FlagId>>): boolean {
  if (match.value.weight === WEAK && isOnlySpokenOf(tokens, match)) return false;
  return !isNegated(tokens, match);
}

function opensMessage({ from }: CueMatch<unknown>): number {
  return from < OPENING_WORDS ? OPENING_BONUS : 0;
}

/** Sum by id: a cue counts once, and so does each place of the message. */
function weigh<Id extends string>(
  matches: readonly CueMatch<Signal<Id>>[],
  bonus: (match: CueMatch<Signal<Id>>) => number,
): Map<Id, number> {
  const weights = new Map<Id, number>();
  const counted = new Set<string>();
  const ordered = [...matches].sort((a, b) => b.value.weight - a.value.weight || a.from - b.from);
  for (const match of ordered) {
    const { id, weight } = match.value;
    const places = range(match.from, match.to).map((at) => `${id} ${at}`);
    if (counted.has(`${id} ${match.cue}`) || counted.has(places[0] ?? "")) continue;
    for (const key of [`${id} ${match.cue}`, ...places]) counted.add(key);
    weights.set(id, (weights.get(id) ?? 0) + weight + bonus(match));
  }
  return weights;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** What is well said of a precise status outweighs what would fit others as well. */
function withPrecision(weights: ReadonlyMap<StatusId, number>): Map<StatusId, number> {
  const precise = WORK_TOO.some((id) => (weights.get(id) ?? 0) >= STRONG);
  return new Map(
    [...weights].map(([id, weight]) => {
      if (id === "salarie" && precise) return [id, weight / 2];
      return [id, weight >= STRONG ? weight * (VOICE[id] ?? 1) : weight];
    }),
  );
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
