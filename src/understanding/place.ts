/** Reads where the person lives: a commune by name or postcode, a département or a region; never out of an ordinary word. */

import { type Commune, departementOf, nameKey } from "../knowledge/commune-index.js";
import type { Knowledge } from "../knowledge/load.js";
import { CommuneChoice, isIn, ORDINARY_TOWN, type PlaceReading } from "./commune-choice.js";
import { bareName, KNOWN_TOWN, MisspeltPlaces } from "./misspelt-place.js";
import {
  ARTICLE,
  BETWEEN,
  HOME,
  IN,
  isStreet,
  isWholeClause,
  OF,
  sameClause,
  strengthBefore,
} from "./place-context.js";
import { ARRONDISSEMENT, namedAmong, postcodesIn } from "./postcode.js";
import { type SaidTerritory, TerritoryReader } from "./territory.js";
import { type Token, words } from "./tokens.js";

export type { PlaceReading } from "./commune-choice.js";

/** Words after which an ordinary word is no town: a town has no article but that of its name. */
const DETERMINER = /^(au|aux|du|des|en|le|la|les|l|un|une|ce|cette|mon|ma|mes|son|sa|notre|votre|trop|tres)$/;
const PERSON_NAMED = /^(appelle|prenom|nom|nomme|monsieur|madame|mr|mme)$/;
/** Words of an answer to "quelle commune ?" that says little else. */
const LONGEST_ANSWER = 8;
/** Words of "Tours, Indre-et-Loire": a short message that names a département is about a place. */
const LONGEST_ADDRESS = 6;

interface Named {
  communes: Commune[];
  /** The name as it was said. */
  spoken: string;
  from: number;
  to: number;
  strength: number;
}

/** Reads places with the communes, départements and regions of one knowledge base. */
export class PlaceReader {
  private readonly territories: TerritoryReader;
  private readonly ordinary: ReadonlySet<string>;
  private readonly choice: CommuneChoice;
  private readonly misspelt: MisspeltPlaces;

  constructor(private readonly knowledge: Knowledge) {
    this.ordinary = new Set(knowledge.synonyms.ordinary_words.map((word) => nameKey(words(word))));
    this.territories = new TerritoryReader(knowledge, this.ordinary);
    this.choice = new CommuneChoice(knowledge);
    this.misspelt = new MisspeltPlaces(knowledge, this.choice, this.territories, this.ordinary);
  }

  /** The place of the message, or null; `asked` when the place was just asked, so that a bare name is believed. */
  read(tokens: readonly Token[], asked: boolean): PlaceReading | null {
    const territory = this.territories.read(tokens, asked);
    const expected = asked || (territory !== null && tokens.length <= LONGEST_ADDRESS);
    const named = this.names(tokens, expected).filter(
      (name) => !territory || !isTerritoryItself(tokens, name, territory),
    );
    const postcode = this.postcode(tokens, asked);
    if (postcode) return postcode;
    const best = named.sort((a, b) => b.strength - a.strength || a.from - b.from)[0];
    if (!best) return territory?.reading ?? (asked ? this.misspelt.inAnswer(tokens) : this.misspelt.inStory(tokens));
    const livesElsewhere = territory?.strength === HOME && best.strength < HOME;
    if (livesElsewhere && !best.communes.some((commune) => isIn(commune, territory.reading, this.knowledge)))
      return territory.reading;
    return this.choice.among(best.communes, territory?.reading ?? null, best.spoken);
  }

  /** The commune whose exact name is the whole message: said beside the question, it is an answer all the same. */
  readWhole(tokens: readonly Token[]): PlaceReading | null {
    const [name] = this.names(tokens, true);
    if (!name || name.to - name.from !== tokens.length) return null;
    if (this.isOrdinary(tokens) && largest(name.communes) < KNOWN_TOWN) return null;
    return this.choice.among(name.communes, null, name.spoken);
  }

  private postcode(tokens: readonly Token[], asked: boolean): PlaceReading | null {
    const codes = postcodesIn(tokens, asked);
    for (const code of codes) {
      const communes = this.knowledge.communes.byPostcode.get(code);
      if (!communes) continue;
      const commune = namedAmong(communes, tokens) ?? communes.find(({ name }) => ARRONDISSEMENT.test(name));
      return commune ? { kind: "commune", commune } : this.choice.among(communes, null, null);
    }
    const departement = asked ? this.knowledge.departements.get(departementOf(codes[0] ?? "")) : undefined;
    return departement ? { kind: "departement", departement } : null;
  }

  /** Names of communes, the longest at each position, with how strongly the words around say it is a place. */
  private names(tokens: readonly Token[], asked: boolean): Named[] {
    const found: Named[] = [];
    for (let from = 0; from < tokens.length; ) {
      const name = this.nameAt(tokens, from, asked);
      if (name && !isDenied(tokens, name.from)) found.push(name);
      from = name?.to ?? from + 1;
    }
    return found;
  }

  private nameAt(tokens: readonly Token[], from: number, asked: boolean): Named | null {
    const longest = this.longestFrom(tokens[from]?.word ?? "");
    for (let length = Math.min(longest, tokens.length - from); length >= 1; length -= 1) {
      const to = from + length;
      const spoken = tokens.slice(from, to).map((token) => token.word);
      const written = withArticle(spoken);
      const communes = this.communesNamed(written);
      if (communes.length === 0) continue;
      const strength = this.believe(tokens, from, to, communes, asked);
      const doubtful = !asked && strength < HOME && this.isOldWord(tokens.slice(from, to));
      if (strength > 0 && !doubtful && !goesOn(tokens, to, communes))
        return { communes, spoken: nameKey(written), from, to, strength };
    }
    return null;
  }

  /** "apprendre à lire" and the old commune of Liré: one small word is taken for an old name with a capital only. */
  private isOldWord([only, more]: readonly Token[]): boolean {
    if (!only || more || only.capital) return false;
    const { byName, byShortName } = this.knowledge.communes;
    return !byName.has(only.word) && !byShortName.has(only.word);
  }

  private longestFrom(word: string): number {
    return this.knowledge.communes.longestFrom.get(nameKey(withArticle([word, ""]).slice(0, 1))) ?? 0;
  }

  private communesNamed(spoken: readonly string[]): Commune[] {
    const key = nameKey(spoken);
    const { byName, byShortName, byOldName } = this.knowledge.communes;
    const today = [...(byName.get(key) ?? []), ...(byShortName.get(key) ?? [])];
    return today.length > 0 ? today : (byOldName.get(key) ?? []);
  }

  /** 0 when the words are more likely something else than a place. */
  private believe(
    tokens: readonly Token[],
    from: number,
    to: number,
    communes: readonly Commune[],
    asked: boolean,
  ): number {
    const name = tokens.slice(from, to);
    const cue = strengthBefore(tokens, from);
    const before = sameClause(tokens, from, -1);
    const ordinary = this.isOrdinary(name);
    const exact = communes.filter((commune) => isNamed(commune, name));
    if ((ordinary && DETERMINER.test(before)) || isStreet(tokens, from, to)) return 0;
    const alone = isWholeClause(tokens, from, to);
    const answers = !ordinary || (exact.length > 0 && (tokens.length <= 3 || alone));
    if (asked && tokens.length <= LONGEST_ANSWER && answers) return cue;
    if (PERSON_NAMED.test(before) || (name.length === 1 && BETWEEN.test(name[0]?.word ?? ""))) return 0;
    if (name.every((token) => token.word.length < 3)) return cue === HOME ? cue : 0;
    const shown = name.some((token) => token.capital && token.start > 0);
    const whole = name.length === tokens.length;
    if (shown && alone && largest(communes) >= ORDINARY_TOWN) return cue;
    if (ordinary) {
      const population = largest(shown || communes.length === 1 ? communes : exact);
      const after = tokens[from - 1]?.isPreposition === true && !ARTICLE.test(name[0]?.word ?? "");
      const town = population >= KNOWN_TOWN * 2 || (after && largest(exact) >= ORDINARY_TOWN);
      return cue === HOME || ((cue === IN || whole) && (shown || town)) ? cue : 0;
    }
    const population = largest(shown || whole ? communes : exact);
    const known = population >= KNOWN_TOWN || ((shown || name.length > 2) && population >= ORDINARY_TOWN);
    return cue >= IN || known || (cue === OF && name.length > 2) ? cue : 0;
  }

  private isOrdinary(name: readonly Token[]): boolean {
    return this.ordinary.has(bareName(name));
  }
}

/** "Serre-Chevalier" is not Serre; "Toulouse-Mirail" is Toulouse, and "Cloyes-sur-le-Loir" Cloyes. */
function goesOn(tokens: readonly Token[], to: number, communes: readonly Commune[]): boolean {
  const next = tokens[to];
  return next?.hyphen === true && !/^(sur|sous|les|lez|en)$/.test(next.word) && largest(communes) < KNOWN_TOWN;
}

/** "en Mayenne", "dans la Vienne", "à la Réunion" are départements; "à Vienne" is the town, and so is Paris. */
function isTerritoryItself(tokens: readonly Token[], name: Named, territory: SaidTerritory): boolean {
  const ownArticle = name.from < territory.from && ARTICLE.test(tokens[name.from]?.word ?? "") ? 1 : 0;
  const length = name.to - name.from - ownArticle - (territory.to - territory.from);
  if (length > 0 || name.from >= territory.to || territory.from >= name.to) return false;
  const before = sameClause(tokens, name.from, -1);
  const article = [before, tokens[name.from]?.word ?? ""].some((word) => ARTICLE.test(word) || word === "du");
  const village = largest(name.communes) < ORDINARY_TOWN && !/^(a|de|d|vers)$/.test(before);
  return length < 0 || article || before === "en" || village;
}

function largest(communes: readonly Commune[]): number {
  return Math.max(0, ...communes.map((commune) => commune.population));
}

/** Its whole name, not only the beginning of it. */
function isNamed(commune: Commune, name: readonly Token[]): boolean {
  return nameKey(words(commune.name)) === nameKey(withArticle(name.map((token) => token.word)));
}

/** "C'est pas Chartres, c'est Châteaudun". */
function isDenied(tokens: readonly Token[], from: number): boolean {
  const before = tokens.slice(Math.max(0, from - 2), from).filter(({ word }) => !ARTICLE.test(word) && word !== "a");
  return before.at(-1)?.word === "pas";
}

/** "au Mans" and "aux Andelys" hide the article of the name. */
function withArticle(spoken: readonly string[]): readonly string[] {
  const [first, ...rest] = spoken;
  const article = first === "au" || first === "du" ? "le" : first === "aux" || first === "des" ? "les" : null;
  return article && rest.length > 0 ? [article, ...rest] : spoken;
}

/** The name of what was read; of the likeliest commune when several bear it. */
export function placeName(reading: PlaceReading): string {
  if (reading.kind === "commune") return reading.commune.name;
  if (reading.kind === "several") return reading.candidates[0]?.name ?? "";
  return reading.kind === "departement" ? reading.departement.name : reading.region.name;
}
