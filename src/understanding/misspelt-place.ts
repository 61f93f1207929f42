/** Reads misspelt names of places: in an answer to "quelle commune ?", and in a story where a town must stand. */

import { type Commune, type CommuneIndex, nameKey } from "../knowledge/commune-index.js";
import type { Knowledge } from "../knowledge/load.js";
import { nearestNames } from "../knowledge/misspelt.js";
import type { CommuneChoice, PlaceReading } from "./commune-choice.js";
import { ARTICLE, BETWEEN, IN, LIVES, sameClause, strengthBefore } from "./place-context.js";
import type { TerritoryReader } from "./territory.js";
import type { Token } from "./tokens.js";

const SELF = /^(je|j|ai|suis|c|est)$/;
const NOWHERE = /^(france|ailleurs|etranger|maison|campagne|partout|part|merci|bonjour|salut|bonsoir)$/;
/** A name said bare, after "de", or misspelt in a story, must be a town that people know. */
export const KNOWN_TOWN = 8000;
/** Words of an answer that is a name and little else. */
const LONGEST_ADDRESS = 6;
/** A shorter word is near to too many names. */
const SHORTEST_MISSPELT = 5;
/** "cher", "lot": too short to be guessed from a misspelt word. */
const SHORTEST_TERRITORY = 4;

/** The key of a name without the article before it. */
export function bareName(name: readonly Token[]): string {
  const bare = name.filter((token, index) => index > 0 || !ARTICLE.test(token.word));
  return nameKey(bare.map((token) => token.word));
}

/** Reads with the communes and territories of one knowledge base. */
export class MisspeltPlaces {
  private readonly communes: CommuneIndex;
  /** Words that people use, as the learned model knows them. */
  private readonly common: ReadonlySet<string>;
  /** Known towns of the first regions, by name. */
  private readonly towns = new Map<string, Commune[]>();

  constructor(
    { communes, departements, model }: Knowledge,
    private readonly choice: CommuneChoice,
    private readonly territories: TerritoryReader,
    private readonly ordinary: ReadonlySet<string>,
  ) {
    this.communes = communes;
    this.common = new Set(model?.features.filter((feature) => /^[a-z]+$/.test(feature)));
    for (const [key, named] of communes.byName) {
      const served = named.filter(({ departement }) => departements.get(departement)?.region.served);
      if (served.some(({ population }) => population >= KNOWN_TOWN)) this.towns.set(key, served);
    }
  }

  /** "Toulousse", "dreu": only for an answer to "quelle commune ?", among names of the same first letter. */
  inAnswer(tokens: readonly Token[]): PlaceReading | null {
    const first = tokens.findIndex(({ word }) => !BETWEEN.test(word) && !LIVES.test(word) && !SELF.test(word));
    if (first < 0 || tokens.length - first > LONGEST_ADDRESS) return null;
    const starts = ARTICLE.test(sameClause(tokens, first, -1)) ? [first - 1, first] : [first];
    return starts.map((start) => this.nearest(tokens.slice(start))).find((found) => found !== null) ?? null;
  }

  /** "du boulot à monpelier": a word that nobody uses, where a town must stand, and that is nearly one of the known towns. */
  inStory(tokens: readonly Token[]): PlaceReading | null {
    for (const [at, { word }] of tokens.entries()) {
      const expected = word.length >= SHORTEST_MISSPELT && strengthBefore(tokens, at) >= IN;
      if (!expected || this.common.has(word) || this.ordinary.has(bareName(tokens.slice(at, at + 1)))) continue;
      const communes = nearestNames(word, this.towns.keys()).flatMap((key) => this.towns.get(key) ?? []);
      if (communes.length > 0) return this.choice.among(communes, null, null);
    }
    return null;
  }

  private nearest(said: readonly Token[]): PlaceReading | null {
    const name = nameKey(said.map((token) => token.word));
    if (NOWHERE.test(name) || this.ordinary.has(bareName(said))) return null;
    const { byName } = this.communes;
    const names = nearestNames(name, [...byName.keys(), ...this.territories.byName.keys()]);
    const communes = names.flatMap((key) => byName.get(key) ?? []).filter((commune) => this.choice.isLikely(commune));
    if (communes.length > 0) return this.choice.among(communes, null, null);
    const long = names.filter((key) => key.length > SHORTEST_TERRITORY);
    return long.flatMap((key) => this.territories.byName.get(key) ?? [])[0] ?? null;
  }
}
