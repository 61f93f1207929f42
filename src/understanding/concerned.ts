/** Reads whom a request is about, from the words that say it aloud: "c'est pour ma sœur", "non, pour moi". */

import type { Knowledge } from "../knowledge/load.js";
import type { Concerned } from "../knowledge/taxonomy.js";
import { isNegated } from "./context.js";
import type { CueBook, CueSection, FoundCues } from "./cues.js";
import type { SituationReading } from "./situation.js";
import type { Token } from "./tokens.js";

/** Words of a message that only says for whom it is: in a story, "c'est dur pour moi" says nothing of it. */
export const LONGEST_CLAIM = 8;

const SELF = /^(je|j|moi|m|me|suis|nous|on)$/;
const CLOSE =
  /^(mari|femme|conjointe?|compagn(on|e)|copain|copine|freres?|frangine?|soeurs?|pere|mere|papa|maman|cousine?|oncle|tante|neveu|niece|pote|amie?|voisine?|beau|belle|gendre)$/;
const DETERMINER = /^(mon|ma|mes|un|une|petite?|grande?|meilleure?)$/;
/** Whoever is named so far from the beginning is not whom the message is about. */
const OPENING = 5;

/** "mon père est au chômage, il a 58 ans": somebody close is named first, and the one who writes never speaks of themselves. */
function speaksOfSomebody(tokens: readonly Token[]): boolean {
  if (tokens.some(({ word }) => SELF.test(word))) return false;
  return tokens
    .slice(0, OPENING)
    .some(({ word }, at) => CLOSE.test(word) && DETERMINER.test(tokens[at - 1]?.word ?? ""));
}

/** Reads with the vocabulary of one knowledge base. */
export class ConcernedReader {
  private readonly cues: CueSection<Concerned>;

  constructor({ concerned }: Knowledge, book: CueBook) {
    this.cues = book.section();
    for (const cue of concerned.self) this.cues.add(cue, "self");
    for (const cue of concerned.client) this.cues.add(cue, "client");
    for (const cue of concerned.relative) this.cues.add(cue, "relative");
  }

  /** Whom it is about; null when no word says so. Somebody else who is named wins over the one who writes. */
  read(tokens: readonly Token[], found: FoundCues, { flags, status }: SituationReading): Concerned | null {
    if (flags.includes("parent_pour_enfant")) return "child";
    const said = found.of(this.cues).filter((match) => !isNegated(tokens, match));
    const other = said.find(({ value }) => value !== "self");
    if (other) return other.value;
    if (status === "professionnel") return "client";
    if (speaksOfSomebody(tokens)) return "relative";
    return said.length > 0 && tokens.length <= LONGEST_CLAIM ? "self" : null;
  }
}
