/** Reads whom a request is about, from the words that say it aloud: "c'est pour ma sœur", "non, pour moi". */

import type { Knowledge } from "../knowledge/load.js";
import type { Concerned } from "../knowledge/taxonomy.js";
import { isNegated } from "./context.js";
import type { CueBook, CueSection, FoundCues } from "./cues.js";
import type { SituationReading } from "./situation.js";
import type { Token } from "./tokens.js";

/** Words of a message that only says for whom it is: in a story, "c'est dur pour moi" says nothing of it. */
const LONGEST_CLAIM = 8;

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
    return said.length > 0 && tokens.length <= LONGEST_CLAIM ? "self" : null;
  }
}
