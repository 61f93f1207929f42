/** What the words around a cue say of it: negated, past, wished for, somebody else's, or only spoken of. */

import type { CueMatch } from "./cues.js";
import type { Token } from "./tokens.js";

const NEGATIONS = /^(pas|pa|plus|plu|jamais|ni|aucune?|sans|non)$/;
/** "je sais pas quelle formation", "je trouve pas de patron": the need is there all the same. */
const NEGATED_ABILITY = /^(sais|sait|trouve|trouver|ai|a|as|arrive|comprends|connais|peux|peut|pourquoi|y)$/;
const VERB = /^(travaille|bosse|suis|cherche|etudie)$/;
const PAST = /^(etais|etait|etions|ancien|ancienne|ex|avant|fus|avais|avait|autrefois)$/;
const OTHERS =
  /^(mari|femme|epouse|epoux|conjointe?|compagn(on|e)|copain|copine|mec|meuf|freres?|soeurs?|pere|mere|papa|maman|amie?|pote|cousine?|voisine?|collegues?|parents|beau|belle|oncle|tante|gendre|neveu|niece)$/;
/** Before a hint: the thing or somebody spoken of ("l'infirmière m'a dit"), or a wish ("devenir infirmière"). */
const ARTICLE =
  /^(de|une?|les?|la|l|des?|d|du|aux?|mon|ma|mes|ton|son|sa|ses|nos|notre|leurs?|ce|cette|ces|quel|quelle)$/;
const WISH =
  /^(devenir|faire|etre|passer|veux|veut|voudrais|voudrait|aimerais|rever?|reve|vise|metiers?|salaire|formation|cap|bts|diplome|ecole|concours|vers|poste|ete|offres?|stage|combien|paye|gagne)$/;
const WISHED =
  /^(veux|veu|veut|voudrais|voudrait|voulais|aimerais|aimerait|souhaite|cherche|besoin|comment|peut|peux|faut|qui|quel|quelle|quels|quelles|aider|faire)$/;

/** "l'infirmière m'a dit", "devenir infirmière"; "je suis une infirmière" is the person. */
export function isOnlySpokenOf(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  const before = wordsBefore(tokens, match, 2);
  if (before.includes("suis")) return false;
  return ARTICLE.test(before.at(-1) ?? "") || before.some((word) => WISH.test(word));
}

export function isNegated(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  const before = wordsBefore(tokens, match, 2);
  // "Non je suis salariée" answers, and denies nothing that follows.
  const said = match.from - before.length === 0 && before[0] === "non" ? before.slice(1) : before;
  return (said.some((word) => NEGATIONS.test(word)) && !isDoubt(tokens, match)) || isVerbNegated(tokens, match);
}

/** "je travaille pas": the negation of a verb follows it. */
function isVerbNegated(tokens: readonly Token[], { to }: CueMatch<unknown>): boolean {
  const [verb, next, third] = [tokens[to - 1], tokens[to], tokens[to + 1]];
  const sameClause = next?.clause === verb?.clause;
  if (!VERB.test(verb?.word ?? "") || !sameClause || !/^(pas|plus|jamais)$/.test(next?.word ?? "")) return false;
  return !/^(mal|loin|que|tard|tot)$/.test(third?.word ?? "");
}

/** "pourquoi pas une formation" asks for it. */
function isDoubt(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  return wordsBefore(tokens, match, 3).includes("pourquoi");
}

export function isNeedRefused(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  const before = wordsBefore(tokens, match, 3);
  const at = before.findLastIndex((word) => NEGATIONS.test(word));
  return at >= 0 && before.length - at <= 2 && !NEGATED_ABILITY.test(before[at - 1] ?? "");
}

const SEARCH = /^(re)?cherches?$/;

/** "je ne cherche pas d'emploi": whoever does not look for a thing does not ask for it; "je trouve pas d'emploi" does. */
export function isSearchDenied(tokens: readonly Token[], { from, to }: CueMatch<unknown>): boolean {
  const around = tokens.slice(Math.max(0, from - 2), to + 1);
  return around.some(({ word }, at) => SEARCH.test(word) && /^(pas|plus)$/.test(around[at + 1]?.word ?? ""));
}

/** "je cherche du travail": what is looked for in these very words. */
export function isSearched(tokens: readonly Token[], { from, to }: CueMatch<unknown>): boolean {
  return tokens.slice(from, to).some(({ word }) => SEARCH.test(word));
}

export function isWished(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  return wordsBefore(tokens, match, 3).some((word) => WISHED.test(word));
}

export function isPast(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  return wordsBefore(tokens, match, 2).some((word) => PAST.test(word));
}

/** "mon mari est au chômage" is not the person's own status. */
export function isOfSomebodyElse(tokens: readonly Token[], match: CueMatch<unknown>): boolean {
  const before = wordsBefore(tokens, match, 4);
  const self = Math.max(before.lastIndexOf("je"), before.lastIndexOf("j"));
  const other = before.findLastIndex((word) => OTHERS.test(word));
  return other >= 0 && self < other && !/^(je|j)$/.test(tokens[match.from]?.word ?? "");
}

/** At most `count` words before the match, in the same clause. */
export function wordsBefore(tokens: readonly Token[], match: CueMatch<unknown>, count: number): string[] {
  const clause = tokens[match.from]?.clause;
  return tokens
    .slice(Math.max(0, match.from - count), match.from)
    .filter((token) => token.clause === clause)
    .map((token) => token.word);
}
