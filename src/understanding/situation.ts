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
/** Whoever says to be a volunteer or to follow somebody speaks of that person: the rest describes them. */
const VOICE: Partial<Record<StatusId, number>> = { professionnel: 2, benevole: 3 };
/** The first words of a message present the person: a status said there weighs more. */
const OPENING_WORDS = 4;
const OPENING_BONUS = 0.5;
/** Below it, a status or a need is only a hint. */
const ENOUGH = 1;
/** A need counts beside the main one when it weighs at least this share of it, and a strong cue at least. */
const SECOND_NEED_SHARE = 0.5;
const MOST_NEEDS = 3;
/** Weight of "nothing said" when weights are turned into probabilities. */
const UNKNOWN_WEIGHT = 0.5;

const NEGATIONS = /^(pas|pa|plus|plu|jamais|ni|aucune?|sans|non)$/;
/** "je sais pas quelle formation", "je trouve pas de patron": the need is there all the same. */
const NEGATED_ABILITY = /^(sais|sait|trouve|trouver|ai|a|as|arrive|comprends|connais|peux|peut|pourquoi|y)$/;
const PAST = /^(etais|etait|etions|ancien|ancienne|ex|avant|fus|avais|avait|autrefois)$/;
const OTHERS =
  /^(mari|femme|epouse|epoux|conjointe?|compagn(on|e)|copain|copine|mec|meuf|freres?|soeurs?|pere|mere|papa|maman|amie?|pote|cousine?|voisine?|collegues?|parents|beau|belle|oncle|tante|gendre|neveu|niece)$/;
/** Before a hint: the thing or somebody spoken of ("l'infirmière m'a dit"), or a wish ("devenir infirmière"). */
const ARTICLE = /^(une?|les?|la|l|des?|d|du|aux?|mon|ma|mes|ton|son|sa|ses|nos|notre|leurs?|ce|cette|ces|quel|quelle)$/;
const WISH =
  /^(devenir|faire|etre|passer|veux|veut|voudrais|voudrait|aimerais|rever?|reve|vise|metiers?|salaire|formation|cap|bts|diplome|ecole|concours|vers|poste|ete|offres?|stage)$/;

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
    const needs = outermost(this.needs.find(tokens)).filter((match) => !isNeedRefused(tokens, match));
    const statusWeights = withVoice(weigh(statuses, OPENING_BONUS));
    const needWeights = weigh(needs, 0);
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
  return !isNegated(tokens, match) && !isPast(tokens, match) && !isOfSomebodyElse(tokens, match);
}

/** "l'infirmière m'a dit", "devenir infirmière"; "je suis une infirmière" is the person. */
function isOnlySpokenOf(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  const before = wordsBefore(tokens, match, 3);
  if (before.includes("suis")) return false;
  return ARTICLE.test(before.at(-1) ?? "") || before.some((word) => WISH.test(word));
}

function isNegated(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  return wordsBefore(tokens, match, 2).some((word) => NEGATIONS.test(word)) && !isDoubt(tokens, match);
}

/** "pourquoi pas une formation" asks for it. */
function isDoubt(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  return wordsBefore(tokens, match, 3).includes("pourquoi");
}

function isNeedRefused(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  const before = wordsBefore(tokens, match, 3);
  const at = before.findLastIndex((word) => NEGATIONS.test(word));
  return at >= 0 && before.length - at <= 2 && !NEGATED_ABILITY.test(before[at - 1] ?? "");
}

function isPast(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  return wordsBefore(tokens, match, 2).some((word) => PAST.test(word));
}

/** "mon mari est au chômage" is not the person's own status. */
function isOfSomebodyElse(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  const before = wordsBefore(tokens, match, 4);
  const self = Math.max(before.lastIndexOf("je"), before.lastIndexOf("j"));
  const other = before.findLastIndex((word) => OTHERS.test(word));
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

/** Sum by id: a cue counts once, and so does each place of the message. */
function weigh<Id extends string>(matches: readonly CueMatch<Signal<Id>>[], bonus: number): Map<Id, number> {
  const weights = new Map<Id, number>();
  const counted = new Set<string>();
  for (const { value, cue, from, to } of [...matches].sort(
    (a, b) => b.value.weight - a.value.weight || a.from - b.from,
  )) {
    const key = `${value.id} ${cue}`;
    if (counted.has(key) || counted.has(`${value.id} ${from}`)) continue;
    counted.add(key);
    for (let at = from; at < to; at += 1) counted.add(`${value.id} ${at}`);
    weights.set(value.id, (weights.get(value.id) ?? 0) + value.weight + (from < OPENING_WORDS ? bonus : 0));
  }
  return weights;
}

function withVoice(weights: ReadonlyMap<StatusId, number>): Map<StatusId, number> {
  return new Map([...weights].map(([id, weight]) => [id, weight * (weight >= STRONG ? (VOICE[id] ?? 1) : 1)]));
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
