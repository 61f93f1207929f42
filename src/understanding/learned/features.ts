/** Turns a message into the named features that the learned model weighs: words, stems, letters, and what the lexicon saw. */

import type { Danger } from "../../knowledge/schema.js";
import type { Concerned } from "../../knowledge/taxonomy.js";
import type { SituationReading } from "../situation.js";
import type { Token } from "../tokens.js";

/** What the other readers already found in the message. */
export interface Seen {
  lexicon: SituationReading;
  dangers: readonly Danger[];
  /** Whether a phrase is said that only sounds like danger. */
  harmless: boolean;
  /** In years. */
  age: number | null;
  /** Whom a word says aloud that it is about. */
  about: Concerned | null;
}

/** Words after the first of these many say less and less of who speaks. */
const OPENING_WORDS = 4;
/** A longer word is also read by its beginning: "chômeur" and "chômage", "apprenti" and "apprentissage". */
const STEM_LETTERS = 5;
const LETTER_GROUPS = [3, 4] as const;
/** Shorter words are read whole only. */
const SHORTEST_SPLIT = 4;

/** The features of one message, each once; `model.ts` leaves out those that it never learned. */
export function featuresOf(tokens: readonly Token[], seen: Seen): string[] {
  const features = new Set<string>();
  let before = "^";
  let twoBefore = "";
  for (const [at, { plain }] of tokens.entries()) {
    const word = /^\d/.test(plain) ? numberKind(plain) : plain;
    features.add(word);
    features.add(`${before} ${word}`);
    if (twoBefore !== "") features.add(`${twoBefore} ${before} ${word}`);
    if (at < OPENING_WORDS) features.add(`^${word}`);
    addParts(features, word);
    twoBefore = before;
    before = word;
  }
  addPersons(features, tokens);
  addSeen(features, seen, tokens.length);
  return [...features];
}

/** Ages, years and postcodes are other readers' work: only their shape counts here. */
function numberKind(digits: string): string {
  return /^\d+$/.test(digits) ? `#${digits.length}` : digits;
}

function addParts(features: Set<string>, word: string): void {
  if (word.length < SHORTEST_SPLIT) return;
  if (word.length > STEM_LETTERS) features.add(`${word.slice(0, STEM_LETTERS)}-`);
  const whole = `<${word}>`;
  for (const length of LETTER_GROUPS)
    for (let from = 0; from + length <= whole.length; from += 1) features.add(`~${whole.slice(from, from + length)}`);
}

const FIRST_PERSON = /^(je|j|me|m|moi|mon|ma|mes|on|nous|suis|ai)$/;
const MINE = /^(mon|ma|mes)$/;
const SPEAKS = /^(je|j|suis|ai|moi)$/;
const CLOSE =
  /^(freres?|frangine?s?|soeurs?|mari|femme|conjointe?|compagn(on|e)|copain|copine|pere|mere|parents|amie?s?|potes?|cousine?s?|neveux?|nieces?|oncle|tante|beau|belle|gendre|bru|fiancee?|parrain|marraine|filleule?|voisine?s?|coloc(ataire)?)$/;
const THIRD_PERSON = /^(il|elle|lui|son|sa|ses|leur|leurs|ils|elles)$/;

/** Who speaks and of whom: what a message is about is less in its nouns than in its pronouns. */
function addPersons(features: Set<string>, tokens: readonly Token[]): void {
  const first = tokens.findIndex(({ word }) => SPEAKS.test(word));
  const third = tokens.findIndex(({ word }) => THIRD_PERSON.test(word));
  const own = tokens.filter(({ word }) => FIRST_PERSON.test(word)).length;
  const others = tokens.filter(({ word }) => THIRD_PERSON.test(word)).length;
  features.add(`@speaks ${first < 0 ? "never" : first < OPENING_WORDS ? "first" : "later"}`);
  const close = tokens.findIndex(({ word }, at) => CLOSE.test(word) && MINE.test(tokens[at - 1]?.word ?? ""));
  if (close >= 0) features.add(`@close ${first < 0 || close < first ? "first" : "later"}`);
  features.add(`@others ${third < 0 ? "never" : others > own ? "mostly" : "too"}`);
}

/** Features that begin with "@" are not words of the message. */
function addSeen(features: Set<string>, { lexicon, dangers, harmless, age, about }: Seen, length: number): void {
  features.add(`@length ${lengthBand(length)}`);
  features.add(`@age ${ageBand(age)}`);
  features.add(`@status ${lexicon.status}`);
  features.add(`@need ${lexicon.needs[0] ?? "none"}`);
  for (const need of lexicon.needs.slice(1)) features.add(`@also ${need}`);
  for (const flag of lexicon.flags) features.add(`@flag ${flag}`);
  if (about) features.add(`@about ${about}`);
  if (harmless) features.add("@harmless");
  for (const danger of dangers) features.add(`@danger ${danger}`);
  for (const { id, why } of lexicon.asides) features.add(`@${why} ${id}`);
  for (const { id, weight } of lexicon.because) features.add(weight > 1 ? `@strong ${id}` : `@weak ${id}`);
}

function lengthBand(words: number): string {
  if (words <= 3) return "tiny";
  if (words <= 8) return "short";
  if (words <= 20) return "middle";
  return words <= 50 ? "long" : "story";
}

function ageBand(age: number | null): string {
  if (age === null) return "unsaid";
  if (age < 16) return "child";
  if (age <= 18) return "16";
  if (age <= 25) return "19";
  return age < 50 ? "26" : "50";
}
