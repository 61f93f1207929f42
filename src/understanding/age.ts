/** Reads the age of the person concerned: said, announced or computed from a birth year; never a duration. */

import type { Concerned } from "../knowledge/taxonomy.js";
import { isAnnounced, isDuration, isLimit, isRange, isYears, sameClauseWord } from "./age-words.js";
import { type NumberRead, readNumbers } from "./numbers.js";
import type { Token } from "./tokens.js";

/** Whose age it is, as far as the words before it tell; "at" is a moment ("à 16 ans"), believed when nothing else is said. */
type Owner = "self" | "child" | "children" | "other" | "open" | "at";

interface AgeCandidate {
  age: number;
  owner: Owner;
}

export interface AgeContext {
  /** When the age was just asked, a number in a short answer is it. A number alone is it too, unless a place was asked. */
  asked: "age" | "place" | "need" | "status" | "other" | null;
  /** Whose age counts; null when nothing says for whom the person asks. */
  about: Concerned | null;
  today: Date;
}

/** Whose ages may be the one looked for, the likeliest first. */
const OWNERS: Record<Concerned, readonly Owner[]> = {
  self: ["self", "open", "child", "at"],
  child: ["child", "open", "children", "at"],
  client: ["other", "child", "open", "self", "at"],
  relative: ["other", "open", "child", "at"],
};

/** "6 mois", "20 euros": counted, but not in years. */
const OTHER_UNIT =
  /^(mois|semaines?|jours?|heures?|h|minutes?|min|euros?|balles|enfants?|gosses|fois|km|kilometres|personnes|e|eme|bis)$/;
const CHILD = /^(fils|fille|garcon|ado|enfant|gamine?|petite?|aine?e?|cadette?|benjamine?)$/;
/** "deux enfants de 4 et 7 ans": whoever has several children is not their age. */
const CHILDREN = /^(enfants|filles|garcons|gosses|gamins|gamines|petits|ados|loulous|bouts|jumeaux|jumelles)$/;
const OTHER =
  /^(mari|femme|conjointe?|compagn(on|e)|copain|copine|pere|mere|frere|soeur|amie?|cousine?|collegue|chef|patron|ex|oncle|tante)$/;

/** "ma mère", unlike "mère au foyer". */
const SOMEBODYS =
  /^(mon|ma|mes|son|sa|ses|un|une|le|la|les|l|notre|nos|leur|leurs|cette|ce|petite?|grande?|beau|belle)$/;
/** How many words before a number may say whose age it is; further for several children, whose ages are listed. */
const FARTHEST_ONE = 6;
const FARTHEST_OWNER = 9;
const HAS = /^(il|elle|qui|on|grande?|jeune|y|en)$/;
const PAST = /^(arrete|commence|debute|entree?|sortie?|partie?|quitte|lache|arrivee?|tombee?|eu|demarre)s?$/;
const BORN = /^(nee?s?|naissance)$/;
const FILLER = /^(age|mon|euh|ben|alors|oui|non|bonjour)$/;
const EARLIEST_BIRTH = 1920;
/** Words of a short answer beside the number. */
const LONGEST_ANSWER = 4;

/** Age in years of the person concerned, or null when it is not said. */
export function readAge(tokens: readonly Token[], context: AgeContext): number | null {
  const numbers = readNumbers(tokens);
  const bare = bareAge(tokens, numbers, context);
  if (bare !== null) return bare;
  const candidates = [
    ...numbers.flatMap((number, index) => ageOf(tokens, number, numbers[index - 1]) ?? []),
    ...numbers.flatMap((number) => birthAge(tokens, number, context.today) ?? []),
  ];
  const order = context.about === null ? OWNERS.self : OWNERS[context.about];
  for (const owner of order) {
    const found = candidates.find((candidate) => candidate.owner === owner);
    if (found) return found.age;
  }
  return null;
}

/** "17", "17 ans", "j'ai 17" when the age was asked; "2006" is then a birth year. */
function bareAge(tokens: readonly Token[], numbers: readonly NumberRead[], context: AgeContext): number | null {
  const [only] = numbers;
  if (!only || numbers.length > 1) return null;
  const unit = tokens[only.to]?.word ?? "";
  const around = [...tokens.slice(0, only.from), ...tokens.slice(only.to + (isYears(tokens[only.to]) ? 1 : 0))];
  const alone = around.every((token) => FILLER.test(token.word));
  const answers = context.asked === "age" && tokens.length - (only.to - only.from) <= LONGEST_ANSWER;
  if (context.asked === "place" || !(alone || answers)) return null;
  if (OTHER_UNIT.test(unit)) return null;
  if (context.asked === "age" && isYear(only.value, context.today)) return yearsSince(only.value, context.today);
  if (isDuration(tokens, only, false) || isLimit(tokens, only.from)) return null;
  const age = only.value - (isAnnounced(tokens, only) ? 1 : 0);
  return isAge(age) ? age : null;
}

/** Age reached in the year of `today`, or null when nobody has it. */
function yearsSince(birthYear: number, today: Date): number | null {
  const age = today.getFullYear() - birthYear;
  return isYear(birthYear, today) && isAge(age) ? age : null;
}

function isAge(value: number): boolean {
  return value >= 6 && value <= 99;
}

function ageOf(tokens: readonly Token[], number: NumberRead, previous: NumberRead | undefined): AgeCandidate | null {
  const before = (back: number) => sameClauseWord(tokens, number.from, -back);
  const unit = isYears(tokens[number.to]);
  const iHave = /^(ai|aurai|aurais)$/.test(before(1)) && /^(j|en)$/.test(before(2));
  const has = iHave || before(1) === "moi" || (before(1) === "a" && before(2) === "en");
  if (!isAge(number.value) || before(1) === "avais" || (!unit && !(has && endsThere(tokens, number.to)))) return null;
  if ((previous && isAge(previous.value) && isRange(tokens, number, previous)) || isDuration(tokens, number, iHave))
    return null;
  const announced = isAnnounced(tokens, number);
  const at = isAtAge(tokens, number.from);
  if (at && isPast(tokens, number.from)) return null;
  const owner = at ? "at" : ownerOf(tokens, number.from, iHave || before(1) === "moi");
  return { age: announced ? number.value - 1 : number.value, owner };
}

function endsThere(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return !next || next.clause !== tokens[at - 1]?.clause || /^(et|je|j|il|elle|en|sans|au)$/.test(next.word);
}

/** "à 16 ans" tells a moment, often of the past, unlike "il a 16 ans": accents are not relied on. */
function isAtAge(tokens: readonly Token[], from: number): boolean {
  if (sameClauseWord(tokens, from, -1) !== "a") return false;
  const who = sameClauseWord(tokens, from, -2);
  return !HAS.test(who) && !CHILD.test(who) && !OTHER.test(who);
}

/** "j'ai arrêté l'école à 16 ans" does not tell today's age. */
function isPast(tokens: readonly Token[], from: number): boolean {
  const { clause } = tokens[from] ?? {};
  return tokens.slice(0, from).some((token) => token.clause === clause && PAST.test(token.word));
}

function ownerOf(tokens: readonly Token[], from: number, iHave: boolean): Owner {
  if (iHave) return "self";
  for (let back = 1; back <= FARTHEST_OWNER; back += 1) {
    const word = sameClauseWord(tokens, from, -back);
    if (CHILDREN.test(word)) return "children";
    if (back > FARTHEST_ONE) continue;
    if (CHILD.test(word) || /^(il|elle)$/.test(word)) return "child";
    if (OTHER.test(word) && SOMEBODYS.test(sameClauseWord(tokens, from, -back - 1))) return "other";
    if (/^(je|j)$/.test(word)) return "self";
  }
  return "open";
}

/** "né en 2006", "née le 12/05/2007", "né en 06", "je suis de 95". */
function birthAge(tokens: readonly Token[], number: NumberRead, today: Date): AgeCandidate | null {
  const before = (back: number) => tokens[number.from - back]?.word ?? "";
  const iAmOf = /^(de|d)$/.test(before(1)) && before(2) === "suis";
  const born = iAmOf
    ? 2
    : [1, 2, 3, 4, 5, 6].find((back) => BORN.test(before(back)) && isOneDate(tokens, number.from, back));
  if (born === undefined) return null;
  const endsDate = /^\d+$/.test(before(1)) && /^\d+$/.test(before(2));
  const short = number.value < 100 && (iAmOf || endsDate || before(1) === "en");
  const year = short ? fullYear(number.value, today) : number.value;
  const age = yearsSince(year, today);
  return age === null ? null : { age, owner: iAmOf ? "self" : ownerOf(tokens, number.from - born, false) };
}

/** Nothing but digits stands beyond a punctuation mark between the word of birth and the year. */
function isOneDate(tokens: readonly Token[], from: number, back: number): boolean {
  const clause = tokens[from - back]?.clause;
  return tokens.slice(from - back, from + 1).every((token) => token.clause === clause || /^\d+$/.test(token.word));
}

/** "06" is 2006, "95" is 1995. */
function fullYear(twoDigits: number, today: Date): number {
  const century = today.getFullYear() - (today.getFullYear() % 100);
  return century + twoDigits <= today.getFullYear() ? century + twoDigits : century - 100 + twoDigits;
}

function isYear(value: number, today: Date): boolean {
  return value >= EARLIEST_BIRTH && value <= today.getFullYear();
}
