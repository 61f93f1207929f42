/** What the words around a name say of it: somebody lives there, it is near, or it is only the name of a street. */

import type { Token } from "./tokens.js";

/** How strongly the words before a name say that a place follows: lives there, in or near it, of it, nothing. */
export const HOME = 4;
export const IN = 3;
export const OF = 2;
export const BARE = 1;

export const LIVES =
  /^(habit(e|es|ons|ais|ait|ant|ants|er|ee?|ent|ez)|vis|vit|vivons|vivent|resid(e|es|ons|ant|ente?)|loge(s|ons|ee?)?|domiciliee?s?|demenag(e|es|er|ee?|eons)|install(e|es|er|ee?|ons))$/;
const IN_WORDS = /^(a|au|aux|sur|vers|en|pres|cote|autour|ici|ville|commune|secteur|coin|postal)$/;
export const OF_WORDS = /^(de|d|du|des)$/;
/** "près de", "la commune de", unlike "a du" in "ça a du sens". */
const NEAR = /^(pres|cote|autour|ville|commune|secteur|coin|alentours|environs|banlieue)$/;
/** "la mairie de Gap": whoever works or learns there lives around. */
const HOUSE =
  /^(mairie|clinique|hopital|ehpad|lycee|college|ecole|cfa|iut|usine|prefecture|fac|universite|gare|chu|agence|retraite|locale|cio)$/;
/** "CIO Tours". */
const OFFICE = /^(cio|locale|crij|bij|pij|cij|cidff|mdph|cci|cma|greta)$/;
const STREET = /^(rue|avenue|av|boulevard|bd|place|allees?|chemin|route|impasse|quai|cours|square|faubourg)$/;
const AFTER_TOWN = /^(et|mais|dans|en|depuis|pres|je|j|c|a|ou)$/;
/** Words that may stand between "habite" and the name. */
export const BETWEEN =
  /^(a|au|aux|en|sur|vers|dans|le|la|l|les|de|d|du|pres|cote|tout|juste|ville|un|petit|village|entre|maintenant|actuellement)$/;
export const ARTICLE = /^(l|le|la|les)$/;

/** The word `offset` away, when it stands in the same clause; "" otherwise. */
export function sameClause(tokens: readonly Token[], at: number, offset: number): string {
  const token = tokens[at + offset];
  return token && token.clause === tokens[at]?.clause ? token.word : "";
}

export function strengthBefore(tokens: readonly Token[], from: number): number {
  let strength = BARE;
  for (let back = 1; back <= 5; back += 1) {
    const word = sameClause(tokens, from, -back);
    const next = sameClause(tokens, from, 1 - back);
    if (LIVES.test(word)) return HOME;
    if (word === "suis" || word === "est") return Math.max(strength, back > 1 ? IN : strength);
    if (back === 1 && OF_WORDS.test(word)) strength = OF;
    if (back === 1 && OFFICE.test(word)) strength = IN;
    if (back === 1 && IN_WORDS.test(word) && !isVerb(tokens, from - 1)) strength = IN;
    if (back === 2 && strength === OF && HOUSE.test(word)) strength = IN;
    if (back === 2 && (NEAR.test(word) || (ARTICLE.test(next) && IN_WORDS.test(word)))) strength = IN;
    if (!BETWEEN.test(word) && !IN_WORDS.test(word)) break;
  }
  return saidBeforeMark(tokens, from) ? IN : strength;
}

/** "on m'a viré", "il a tours". */
function isVerb(tokens: readonly Token[], at: number): boolean {
  const subject = /^(il|elle|on|qui|y|m|t|l|n|ca)$/.test(sameClause(tokens, at, -1));
  return subject && tokens[at]?.word === "a" && !tokens[at]?.isPreposition;
}

/** "Ville : Dreux". */
function saidBeforeMark(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1];
  return before !== undefined && before.clause !== tokens[from]?.clause && /^(ville|commune|habite)$/.test(before.word);
}

/** "rue de Paris", "avenue de Nice", and the town Rue in "rue Victor-Hugo". */
export function isStreet(tokens: readonly Token[], from: number, to: number): boolean {
  const before = [-1, -2, -3].map((offset) => sameClause(tokens, from, offset));
  const of = before.findIndex((word) => !OF_WORDS.test(word) && !ARTICLE.test(word));
  if (of > 0 && STREET.test(before[of] ?? "")) return true;
  const next = sameClause(tokens, to - 1, 1);
  return to - from === 1 && STREET.test(tokens[from]?.word ?? "") && next !== "" && !AFTER_TOWN.test(next);
}

/** "…, 48 ans, Pertuis." */
export function isWholeClause(tokens: readonly Token[], from: number, to: number): boolean {
  const clause = tokens[from]?.clause;
  return tokens[from - 1]?.clause !== clause && tokens[to]?.clause !== clause;
}
