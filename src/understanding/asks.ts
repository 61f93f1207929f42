/** Finds what a message asks of a place or of the assistant: its hours, whether it is free, whether this is a robot. */

import type { Knowledge } from "../knowledge/load.js";
import { TOPICS, type Topic } from "../knowledge/schema.js";
import type { CueBook, CueMatch, CueSection, FoundCues } from "./cues.js";

/** Reads with the vocabulary of one knowledge base. */
export class AsksReader {
  private readonly topics: CueSection<Topic>;

  constructor({ questions }: Knowledge, book: CueBook) {
    this.topics = book.section();
    for (const topic of TOPICS) for (const cue of questions[topic]) this.topics.add(cue, topic);
  }

  /** The topics asked about, the most precise wording first; "c'est quoi" says least: "le numéro, c'est quoi". */
  read(found: FoundCues): Topic[] {
    const precision = ({ value, from, to }: CueMatch<Topic>) => (value === "role" ? 0 : to - from);
    const matches = [...found.of(this.topics)].sort((a, b) => precision(b) - precision(a));
    return [...new Set(matches.map(({ value }) => value))];
  }
}
