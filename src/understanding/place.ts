/** Reads where the person lives: a commune by name or postcode, a département or a region; never out of an ordinary word. */

import Fuse from "fuse.js";
import { type Commune, nameKey } from "../knowledge/commune-index.js";
import type { Departement, Knowledge } from "../knowledge/load.js";
import type { Region } from "../knowledge/schema.js";
import { readNumbers } from "./numbers.js";
import type { Token } from "./tokens.js";
import { words } from "./tokens.js";

export type PlaceReading =
  | { kind: "commune"; commune: Commune }
  /** Several communes bear the name: the likeliest first. */
  | { kind: "several"; candidates: Commune[] }
  | { kind: "departement"; departement: Departement }
  | { kind: "region"; region: Region };

/** How strongly the words before a name say that a place follows: lives there, in or near it, of it, nothing. */
const HOME = 4;
const IN = 3;
const OF = 2;
const BARE = 1;

const LIVES = /^(habit\w*|vis|vit|vivons|reside\w*|loge\w*|domicilie\w*|demenage\w*|installe\w*)$/;
const IN_WORDS = /^(a|au|aux|sur|vers|en|pres|cote|autour|ici|ville|commune|secteur|coin|chez)$/;
const OF_WORDS = /^(de|d|du|des)$/;
/** Words that may stand between "habite" and the name. */
const BETWEEN =
  /^(a|au|aux|en|sur|vers|dans|le|la|l|les|de|d|du|pres|cote|tout|juste|ville|un|petit|village|entre|maintenant|actuellement)$/;
/** A name said bare, or after "de", must be a town that people know. */
const KNOWN_TOWN = 8000;
/** Believed bare when it is written with a capital. */
const ORDINARY_TOWN = 2000;
/** People of the first regions talk to their region's assistant: their homonyms weigh more. */
const HOME_REGION_WEIGHT = 5;
/** A town called by a part of its name, against one that bears just this name. */
const SHORT_NAME_WEIGHT = 0.2;
const ARTICLE = /^(l|le|la|les)$/;
/** Fuse.js distance up to which a name is the same, misspelt. */
const MISSPELT = 0.34;
/** A homonym this much larger is the one meant. */
const CLEARLY_LARGER = 5;

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
  private readonly territories: Map<string, { departement: Departement } | { region: Region }>;
  private readonly territoryStarts: ReadonlySet<string>;
  private readonly ordinary: ReadonlySet<string>;

  constructor(private readonly knowledge: Knowledge) {
    this.territories = indexTerritories(knowledge);
    this.territoryStarts = new Set([...this.territories.keys()].map((name) => name.split(" ")[0] ?? ""));
    this.ordinary = new Set(knowledge.synonyms.ordinary_words.map((word) => nameKey(words(word))));
  }

  /** The place of the message, or null; `asked` when the place was just asked, so that a bare name is believed. */
  read(tokens: readonly Token[], asked: boolean): PlaceReading | null {
    const territory = this.territory(tokens, asked);
    const named = this.names(tokens, asked);
    const postcode = this.postcode(tokens, named);
    if (postcode) return postcode;
    const best = named.sort((a, b) => b.strength - a.strength || a.from - b.from)[0];
    if (!best) return territory ?? (asked ? this.misspelt(tokens) : null);
    return this.choose(best.communes, territory, best.spoken);
  }

  private postcode(tokens: readonly Token[], named: readonly Named[]): PlaceReading | null {
    for (const code of postcodesIn(tokens)) {
      const communes = this.knowledge.communes.byPostcode.get(code);
      if (!communes) continue;
      const said = communes.filter((commune) => named.some((name) => name.communes.includes(commune)));
      const arrondissement = communes.find((commune) => / Arrondissement$/.test(commune.name));
      if (said[0]) return { kind: "commune", commune: said[0] };
      if (arrondissement) return { kind: "commune", commune: arrondissement };
      return this.choose(communes, null, null);
    }
    return null;
  }

  /** Names of communes, the longest at each position, with how strongly the words around say it is a place. */
  private names(tokens: readonly Token[], asked: boolean): Named[] {
    const found: Named[] = [];
    for (let from = 0; from < tokens.length; ) {
      const name = this.nameAt(tokens, from, asked);
      if (name) found.push(name);
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
      if (strength > 0) return { communes, spoken: nameKey(written), from, to, strength };
    }
    return null;
  }

  private longestFrom(word: string): number {
    return this.knowledge.communes.longestFrom.get(nameKey(withArticle([word, ""]).slice(0, 1))) ?? 0;
  }

  private communesNamed(spoken: readonly string[]): Commune[] {
    const key = nameKey(spoken);
    const { byName, byShortName } = this.knowledge.communes;
    return [...(byName.get(key) ?? []), ...(byShortName.get(key) ?? [])];
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
    const population = communes[0]?.population ?? 0;
    const bare = name.filter((token, index) => index > 0 || !ARTICLE.test(token.word));
    const ordinary = this.ordinary.has(nameKey(bare.map((token) => token.word)));
    const capital = name.some((token) => token.capital && token.start > 0);
    const alone = capital && isWholeClause(tokens, from, to);
    if (asked && tokens.length <= 8 && (!ordinary || tokens.length <= 3)) return Math.max(cue, BARE);
    if (name.every((token) => token.word.length < 3)) return cue === HOME ? cue : 0;
    if (alone && population >= ORDINARY_TOWN) return cue;
    if (ordinary) return cue === HOME || (cue === IN && (capital || population >= KNOWN_TOWN * 2)) ? cue : 0;
    if (cue >= IN) return cue;
    if (cue === OF)
      return population >= KNOWN_TOWN || (capital && population >= ORDINARY_TOWN) || name.length > 2 ? cue : 0;
    return population >= KNOWN_TOWN || ((capital || name.length > 2) && population >= ORDINARY_TOWN) ? cue : 0;
  }

  /** "Toulousse", "dreu": only for an answer to "quelle commune ?", among names of the same first letter. */
  private misspelt(tokens: readonly Token[]): PlaceReading | null {
    const said = tokens.filter(
      (token) => !BETWEEN.test(token.word) && !LIVES.test(token.word) && !/^(je|j|ai|suis)$/.test(token.word),
    );
    const name = nameKey(said.map((token) => token.word));
    if (name.length < 4 || said.length > 4) return null;
    const { byName } = this.knowledge.communes;
    const sameLetter = [...byName.keys()].filter(
      (key) => key[0] === name[0] && Math.abs(key.length - name.length) <= 2,
    );
    const found = new Fuse(sameLetter, { threshold: MISSPELT, ignoreLocation: true, includeScore: true }).search(name);
    const nearest = found
      .filter(({ score }) => score === found[0]?.score)
      .flatMap(({ item }) => byName.get(item) ?? []);
    return nearest.length > 0 ? this.choose(nearest, null, null) : null;
  }

  private choose(communes: readonly Commune[], territory: PlaceReading | null, spoken: string | null): PlaceReading {
    const isWhole = (commune: Commune) => spoken === null || nameKey(words(commune.name)) === spoken;
    const inTerritory = territory ? communes.filter((commune) => isIn(commune, territory, this.knowledge)) : [];
    const candidates = inTerritory.length > 0 ? inTerritory : [...communes];
    const weight = (commune: Commune) =>
      commune.population *
      (this.isServed(commune) ? HOME_REGION_WEIGHT : 1) *
      (isWhole(commune) ? 1 : SHORT_NAME_WEIGHT);
    candidates.sort((a, b) => weight(b) - weight(a));
    const [first, second] = candidates;
    if (!first) throw new Error("a name without communes");
    if (!second || weight(first) >= CLEARLY_LARGER * weight(second)) return { kind: "commune", commune: first };
    return { kind: "several", candidates: candidates.slice(0, 5) };
  }

  private isServed(commune: Commune): boolean {
    return this.knowledge.departements.get(commune.departement)?.region.served === true;
  }

  private territory(tokens: readonly Token[], asked: boolean): PlaceReading | null {
    for (let from = 0; from < tokens.length; from += 1) {
      if (!this.territoryStarts.has(nameKey([tokens[from]?.word ?? ""]))) continue;
      for (let length = Math.min(6, tokens.length - from); length >= 1; length -= 1) {
        const found = this.territories.get(nameKey(tokens.slice(from, from + length).map((token) => token.word)));
        if (!found || !isTerritorySaid(tokens, from, length, asked, this.ordinary)) continue;
        return "region" in found ? { kind: "region", ...found } : { kind: "departement", ...found };
      }
    }
    return null;
  }
}

/** "…, 48 ans, Pertuis." */
function isWholeClause(tokens: readonly Token[], from: number, to: number): boolean {
  const clause = tokens[from]?.clause;
  return tokens[from - 1]?.clause !== clause && tokens[to]?.clause !== clause;
}

/** "au Mans" and "aux Andelys" hide the article of the name. */
function withArticle(spoken: readonly string[]): readonly string[] {
  const [first, ...rest] = spoken;
  const article = first === "au" || first === "du" ? "le" : first === "aux" || first === "des" ? "les" : null;
  return article && rest.length > 0 ? [article, ...rest] : spoken;
}

function indexTerritories(knowledge: Knowledge): Map<string, { departement: Departement } | { region: Region }> {
  const index = new Map<string, { departement: Departement } | { region: Region }>();
  for (const region of knowledge.regions.values()) {
    for (const name of [region.name, ...region.aliases]) index.set(nameKey(words(name)), { region });
  }
  for (const departement of knowledge.departements.values()) {
    for (const name of [departement.name, departement.code, ...departement.aliases]) {
      index.set(nameKey(words(name)), { departement });
    }
  }
  return index;
}

/** "cher", "nord", "lot" and a bare number are départements only after "dans le", "du", "département". */
function isTerritorySaid(
  tokens: readonly Token[],
  from: number,
  length: number,
  asked: boolean,
  ordinary: ReadonlySet<string>,
): boolean {
  if (asked && tokens.length <= 4) return true;
  const name = tokens[from]?.word ?? "";
  const before = tokens[from - 1]?.word ?? "";
  const twoBefore = tokens[from - 2]?.word ?? "";
  const unit = tokens[from + length]?.word ?? "";
  if (/^(\d+|2a|2b)$/.test(name)) {
    return (
      /^(le|departement)$/.test(before) &&
      /^(dans|sur|de|du|departement|habite|vers|le)$/.test(twoBefore) &&
      !/^(ans|h|heures|mois)$/.test(unit)
    );
  }
  const long = length > 1 || (name.length > 6 && !ordinary.has(name));
  if (long) return true;
  const shown = tokens[from]?.capital === true && (tokens[from]?.start ?? 0) > 0;
  return (
    (/^(dans|departement|en)$/.test(twoBefore) && /^(le|la|l|les|du|de)$/.test(before)) ||
    (shown && /^(le|la|l|du|en|de)$/.test(before))
  );
}

function strengthBefore(tokens: readonly Token[], from: number): number {
  let at = from - 1;
  let strength = BARE;
  for (let steps = 0; at >= 0 && steps < 5; steps += 1, at -= 1) {
    const word = tokens[at]?.word ?? "";
    if (LIVES.test(word)) return HOME;
    if (word === "suis" || word === "est") return Math.max(strength, steps > 0 ? IN : strength);
    if (steps === 0 && OF_WORDS.test(word)) strength = Math.max(strength, OF);
    if (steps <= 1 && IN_WORDS.test(word)) strength = IN;
    if (!BETWEEN.test(word) && !IN_WORDS.test(word)) break;
  }
  return strength;
}

function isIn(commune: Commune, territory: PlaceReading, knowledge: Knowledge): boolean {
  if (territory.kind === "departement") return commune.departement === territory.departement.code;
  if (territory.kind === "region") return knowledge.departements.get(commune.departement)?.region === territory.region;
  return false;
}

/** "trente mille euros" is no postcode. */
const AMOUNT = /^(euros?|balles|habitants|personnes|km|kilometres|fois|abonnes)$/;

/** Five digits together, in pieces ("28 100") or in words ("vingt-huit mille cent"). */
function postcodesIn(tokens: readonly Token[]): string[] {
  const codes: string[] = [];
  const numbers = readNumbers(tokens);
  for (const [index, number] of numbers.entries()) {
    if (AMOUNT.test(tokens[number.to]?.word ?? "")) continue;
    let digits =
      number.digits.length === 4 && number.value >= 1000 && number.to - number.from > 1
        ? `0${number.digits}`
        : number.digits;
    if (digits.length === 5) codes.push(digits);
    for (let next = index + 1; digits.length < 5 && numbers[next]?.from === numbers[next - 1]?.to; next += 1) {
      digits += numbers[next]?.digits ?? "";
      if (digits.length === 5) codes.push(digits);
    }
  }
  return codes;
}

/** The name of what was read; of the likeliest commune when several bear it. */
export function placeName(reading: PlaceReading): string {
  if (reading.kind === "commune") return reading.commune.name;
  if (reading.kind === "several") return reading.candidates[0]?.name ?? "";
  return reading.kind === "departement" ? reading.departement.name : reading.region.name;
}
