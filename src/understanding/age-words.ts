/** What the words around a number of years say of it: a duration, a rule, or a birthday to come. */

import { type NumberRead, readNumber } from "./numbers.js";
import type { Token } from "./tokens.js";

const YEARS = /^(ans?|piges?|balais|berges)$/;
const LASTING =
  /^(trou|vide|cdi|cdd|contrat|formation|etudes|cursus|experiences?|carriere|anciennete|periode|interruption|coupure|pause|arret|conge|stage|pret|bail|credit|peine|ecart|difference|vie|mariage|parcours|engagement|service|boite|moins|plus|pres|maximum|minimum|delai|attente|chomage|plan|projet|bac)$/;
const DURATION_BEFORE =
  /^(depuis|pendant|durant|apres|dans|en|sur|tous|quelques|mes|ses|leurs|moins|plus|avant|des|entre|fait|y|encore|ete|passe|travaille|bosse|derniers|dernieres|jusqu|valable|dure)$/;
/** "20 ans de métier", "15 ans d'usine". */
const OF_WORK =
  /^(boite|maison|experiences?|metier|anciennete|carriere|mariage|services?|chomage|galere|travail|interim|usine|cuisine|conduite|pratique|route|chantiers?|cotisations?|bons|etudes|formation|retard)$/;
/** "20 ans que je travaille": not after "une dame de" nor "il a". */
const GOES_ON = /^(que|comme|chez|pendant|apres|avant)$/;
const PERSON =
  /^(dames?|monsieur|madame|hommes?|femmes?|jeunes?|garcons?|gars|filles?|fils|mineure?|collegue|salariee?|eleve|etudiante?|stagiaire|amie?|freres?|soeurs?|cousine?|mari|conjointe?|copain|copine|compagn(on|e)|beneficiaire|patiente?|voisine?|neveu|niece|enfant|ado|gamine?)$/;
const ANNOUNCED = /^(bientot|presque|aurai|aura|aurais|avoir|feter|prendre)$/;
const MONTH =
  /^(janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|ete|hiver|printemps|automne)$/;

/** "ans", "piges". */
export function isYears(token: Token | undefined): boolean {
  return YEARS.test(token?.word ?? "");
}

/** The word `offset` away, when it stands in the same clause; "" otherwise. */
export function sameClauseWord(tokens: readonly Token[], at: number, offset: number): string {
  const token = tokens[at + offset];
  return token && token.clause === tokens[at]?.clause ? token.word : "";
}

/** "18-25 ans", "entre 16 et 25 ans", "16 à 25 ans": a range is a rule, not an age. `previous` is the number before. */
export function isRange(tokens: readonly Token[], number: NumberRead, previous: NumberRead): boolean {
  const between = tokens.slice(previous.to, number.from).map((token) => token.word);
  if (between.length === 0) return previous.value < number.value;
  return between.length === 1 && /^(a|et|ou)$/.test(between[0] ?? "");
}

/** "plus de 50 ans", "moins de 26". */
export function isLimit(tokens: readonly Token[], from: number): boolean {
  return /^(plus|moins)$/.test(sameClauseWord(tokens, from, -2));
}

/** Whether the years are how long something lasts; `iHave` after "j'ai". */
export function isDuration(tokens: readonly Token[], number: NumberRead, iHave: boolean): boolean {
  const previous = sameClauseWord(tokens, number.from, -1);
  const after = sameClauseWord(tokens, number.to, 1);
  const afterDe = /^(de|d)$/.test(after) ? sameClauseWord(tokens, number.to, 2) : after;
  if (isSoon(tokens, number) || isBirthdayToCome(tokens, number)) return false;
  if (OF_WORK.test(after) || OF_WORK.test(afterDe)) return true;
  if (isOfPerson(tokens, number.from)) return false;
  if (GOES_ON.test(after) || GOES_ON.test(afterDe) || goesOnThere(tokens, number, after)) return true;
  if (iHave) return false;
  if (/^(de|d)$/.test(after) && afterDe !== "") return true;
  if (previous === "avoir") return !isSomebodyAboutToBe(tokens, number.from);
  return DURATION_BEFORE.test(previous) || isOfThing(tokens, number.from) || isSinceOf(tokens, number.from);
}

/** "20 ans dans la même boîte", "10 ans plus tard", unlike "30 ans dans le 28", "16 ans plus de lycée". */
function goesOnThere(tokens: readonly Token[], number: NumberRead, after: string): boolean {
  const third = sameClauseWord(tokens, number.to, 2);
  const inDepartement = /^\d/.test(sameClauseWord(tokens, number.to, 3));
  return (after === "dans" && !inDepartement) || (after === "plus" && /^(tard|tot)$/.test(third));
}

/** "une dame de 45 ans que j'accompagne", "il a vingt ans plus rien". */
function isOfPerson(tokens: readonly Token[], from: number): boolean {
  const before = sameClauseWord(tokens, from, -1);
  const twoBefore = sameClauseWord(tokens, from, -2);
  return (/^(de|d)$/.test(before) && PERSON.test(twoBefore)) || (before === "a" && /^(il|elle)$/.test(twoBefore));
}

/** "je viens d'avoir 18 ans", "elle va avoir 16 ans", but not "il faut avoir 18 ans". */
function isSomebodyAboutToBe(tokens: readonly Token[], from: number): boolean {
  return [2, 3, 4].some((back) => /^(viens|vient|vais|va|bientot)$/.test(sameClauseWord(tokens, from, -back)));
}

/** "20 ans dans trois semaines". */
function isSoon(tokens: readonly Token[], number: NumberRead): boolean {
  const later = readNumber(tokens, number.to + 2);
  return (
    sameClauseWord(tokens, number.to, 1) === "dans" &&
    /^(jours?|semaines?|mois)$/.test(tokens[later?.to ?? -1]?.word ?? "")
  );
}

/** "avant mes 45 ans", "il va sur ses quinze ans", "pas encore 18 ans", "18 ans en mars". */
function isBirthdayToCome(tokens: readonly Token[], number: NumberRead): boolean {
  const before = (back: number) => sameClauseWord(tokens, number.from, -back);
  const own = /^(mes|ses)$/.test(before(1)) && /^(sur|avant|bientot|feter)$/.test(before(2));
  const notYet = before(1) === "encore" && before(2) === "pas";
  const month = sameClauseWord(tokens, number.to, 1) === "en" && MONTH.test(sameClauseWord(tokens, number.to, 2));
  return own || notYet || (month && !/^(eu|pris|fete)$/.test(before(1)));
}

/** "un trou de 6 ans" is a duration, "un cadre de 52 ans" is not. */
function isOfThing(tokens: readonly Token[], from: number): boolean {
  const of = /^(de|d)$/.test(sameClauseWord(tokens, from, -1));
  return of && LASTING.test(sameClauseWord(tokens, from, -2));
}

/** "il y a 10 ans", "ça fait presque 10 ans", "depuis au moins 10 ans". */
function isSinceOf(tokens: readonly Token[], from: number): boolean {
  return [2, 3, 4].some((back) => /^(depuis|pendant|durant|fait|y)$/.test(sameClauseWord(tokens, from, -back)));
}

/** "bientôt 22 ans", "je vais avoir 18 ans": the person is a year younger today. */
export function isAnnounced(tokens: readonly Token[], number: NumberRead): boolean {
  const around = wordsSinceSubject(tokens, number.from);
  if (around.includes("viens") || around.includes("vient")) return false;
  const last = isYears(tokens[number.to]) ? number.to : number.to - 1;
  const soonAfter = sameClauseWord(tokens, last, 1) === "bientot" && !readNumber(tokens, last + 2);
  const comes = soonAfter || isSoon(tokens, number) || isBirthdayToCome(tokens, number);
  return comes || around.some((word) => ANNOUNCED.test(word));
}

/** The four words before, no further than the one before a new subject: "me prendre j'ai 29 ans" announces nothing. */
function wordsSinceSubject(tokens: readonly Token[], from: number): string[] {
  const before = [-1, -2, -3, -4].map((offset) => sameClauseWord(tokens, from, offset));
  const subject = before.findIndex((word) => /^(je|j|il|elle)$/.test(word));
  if (subject < 0) return before;
  return before.slice(0, before[subject + 1] === "bientot" ? subject + 2 : subject);
}
