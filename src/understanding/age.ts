/** Reads the age of the person concerned: said, announced or computed from a birth year; never a duration. */

import { type NumberRead, readNumbers } from "./numbers.js";
import type { Token } from "./tokens.js";

/** Whose age it is, as far as the words before it tell; "at" is a moment ("à 16 ans"), believed when nothing else is said. */
type Owner = "self" | "child" | "other" | "open" | "at";

interface AgeCandidate {
  age: number;
  owner: Owner;
}

export interface AgeContext {
  /** The age was just asked: a number in a short answer is it. A number alone always is. */
  asked: boolean;
  /** A parent asks for a child: the child's age counts. */
  forChild: boolean;
  today: Date;
}

const YEARS = /^(ans?|piges?|balais|berges)$/;
const CHILD = /^(fils|fille|garcon|ado|enfant|gamine?|petite?|aine?e?|cadette?|benjamine?)$/;
const OTHER =
  /^(mari|femme|conjointe?|compagn(on|e)|copain|copine|pere|mere|frere|soeur|amie?|cousine?|collegue|chef|patron|ex|oncle|tante)$/;
const PERSON =
  /^(jeune|eleve|gamins?|monsieur|dame|homme|personne|salariee?|protegee?|participante?|resident|apprentie?|beneficiaire|age|agee)$/;
const DURATION_BEFORE =
  /^(depuis|pendant|durant|apres|dans|en|sur|tous|quelques|mes|ses|leurs|moins|plus|avant|des|entre|fait|y|encore|ete|passe|travaille|bosse|derniers|dernieres|jusqu|avoir)$/;
const DURATION_AFTER =
  /^(boite|maison|experiences?|metier|anciennete|carriere|mariage|services?|chomage|galere|travail|interim|usine|cuisine|conduite|pratique|route|chantiers?|cotisations?|bons|etudes|formation|retard|que|plus|comme|chez|dans|pendant|apres|avant)$/;

/** Age in years of the person concerned, or null when it is not said. */
export function readAge(tokens: readonly Token[], context: AgeContext): number | null {
  const numbers = readNumbers(tokens);
  if (context.asked || tokens.length <= 2) {
    const bare = bareAge(tokens, numbers);
    if (bare !== null) return bare;
  }
  const candidates = [
    ...numbers.flatMap((number) => ageOf(tokens, number) ?? []),
    ...numbers.flatMap((number) => birthAge(tokens, number, context.today) ?? []),
  ];
  const order: Owner[] = context.forChild ? ["child", "open", "at"] : ["self", "open", "child", "at"];
  for (const owner of order) {
    const found = candidates.find((candidate) => candidate.owner === owner);
    if (found) return found.age;
  }
  return null;
}

function bareAge(tokens: readonly Token[], numbers: readonly NumberRead[]): number | null {
  const [only] = numbers;
  const short = tokens.length <= 5 && numbers.length === 1;
  return short && only && isAge(only.value) && !DURATION_BEFORE.test(tokens[only.from - 1]?.word ?? "")
    ? only.value
    : null;
}

function isAge(value: number): boolean {
  return value >= 6 && value <= 99;
}

function ageOf(tokens: readonly Token[], number: NumberRead): AgeCandidate | null {
  const unit = YEARS.test(tokens[number.to]?.word ?? "");
  const before = (back: number) => sameClauseWord(tokens, number.from, -back);
  const iHave =
    (/^(ai|aurai|aurais)$/.test(before(1)) && before(2) === "j") || (before(1) === "ai" && before(2) === "en");
  if (!isAge(number.value) || before(1) === "avais" || (!unit && !(iHave && endsThere(tokens, number.to)))) return null;
  if (isRange(tokens, number) || isDuration(tokens, number, iHave)) return null;
  const announced = isAnnounced(tokens, number);
  const owner = isAtAge(tokens, number.from) ? "at" : ownerOf(tokens, number.from, iHave);
  return { age: announced ? number.value - 1 : number.value, owner };
}

function endsThere(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return !next || next.clause !== tokens[at - 1]?.clause || /^(et|je|j|en|sans|au)$/.test(next.word);
}

/** The word `offset` away, when it stands in the same clause; "" otherwise. */
function sameClauseWord(tokens: readonly Token[], at: number, offset: number): string {
  const token = tokens[at + offset];
  return token && token.clause === tokens[at]?.clause ? token.word : "";
}

/** "18-25 ans", "entre 16 et 25 ans", "16 à 25 ans": a range is a rule, not an age. */
function isRange(tokens: readonly Token[], number: NumberRead): boolean {
  const previous = tokens[number.from - 1]?.word ?? "";
  const twoBack = tokens[number.from - 2]?.word ?? "";
  return /^\d+$/.test(previous) || (/^(a|et|ou)$/.test(previous) && /^\d+$/.test(twoBack));
}

function isDuration(tokens: readonly Token[], number: NumberRead, iHave: boolean): boolean {
  const previous = sameClauseWord(tokens, number.from, -1);
  const after = sameClauseWord(tokens, number.to, 1);
  const afterDe = /^(de|d)$/.test(after) ? sameClauseWord(tokens, number.to, 2) : after;
  if (DURATION_AFTER.test(after) || DURATION_AFTER.test(afterDe)) return true;
  if (iHave) return false;
  if (/^(de|d)$/.test(after) && afterDe !== "") return true;
  return DURATION_BEFORE.test(previous) || isOfThing(tokens, number.from) || isSinceOf(tokens, number.from);
}

/** "un trou de 6 ans" is a duration, "un garçon de 16 ans" is not. */
function isOfThing(tokens: readonly Token[], from: number): boolean {
  const of = /^(de|d)$/.test(sameClauseWord(tokens, from, -1));
  const thing = sameClauseWord(tokens, from, -2);
  return of && thing !== "" && !CHILD.test(thing) && !OTHER.test(thing) && !PERSON.test(thing);
}

/** "à 16 ans" tells a moment, often of the past, unlike "il a 16 ans". */
function isAtAge(tokens: readonly Token[], from: number): boolean {
  if (sameClauseWord(tokens, from, -1) !== "a") return false;
  return !/^(il|elle|qui|on|fils|fille|garcon|ado|enfant|petite?|grande?|aine?e?|jeune|y)$/.test(
    sameClauseWord(tokens, from, -2),
  );
}

/** "il y a 10 ans", "ça fait presque 10 ans", "depuis au moins 10 ans". */
function isSinceOf(tokens: readonly Token[], from: number): boolean {
  return [2, 3, 4].some((back) => /^(depuis|pendant|durant|fait|y)$/.test(sameClauseWord(tokens, from, -back)));
}

/** "bientôt 22 ans", "je vais avoir 18 ans": the person is a year younger today. */
function isAnnounced(tokens: readonly Token[], number: NumberRead): boolean {
  const around = [-1, -2, -3].map((offset) => sameClauseWord(tokens, number.from, offset));
  const after = sameClauseWord(tokens, number.to, 1);
  if (around.includes("viens") || around.includes("vient")) return false;
  return (
    around.some((word) => /^(bientot|presque|aurai|aura|avoir|feter|prendre)$/.test(word)) || /^bientot$/.test(after)
  );
}

function ownerOf(tokens: readonly Token[], from: number, iHave: boolean): Owner {
  if (iHave) return "self";
  for (let back = 1; back <= 6; back += 1) {
    const word = sameClauseWord(tokens, from, -back);
    if (CHILD.test(word) || /^(il|elle)$/.test(word)) return "child";
    if (OTHER.test(word)) return "other";
    if (/^(je|j)$/.test(word)) return "self";
  }
  return "open";
}

/** "né en 2006", "née le 3 mars 2001", "je suis de 95". */
function birthAge(tokens: readonly Token[], number: NumberRead, today: Date): AgeCandidate | null {
  const born = [1, 2, 3, 4, 5].find((back) => /^(nee?s?|naissance)$/.test(sameClauseWord(tokens, number.from, -back)));
  if (born === undefined || number.value < 1920 || number.value > today.getFullYear()) return null;
  const age = today.getFullYear() - number.value;
  return isAge(age) ? { age, owner: ownerOf(tokens, number.from - born, false) } : null;
}
