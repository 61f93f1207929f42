/** Looks for danger before anything else: in doubt it is danger, except for everyday phrases that only sound like it. */

import type { Knowledge } from "../knowledge/load.js";
import { DANGERS, type Danger } from "../knowledge/schema.js";
import { CueFinder, type CueMatch } from "./cues.js";
import type { Token } from "./tokens.js";

export class DangerReader {
  private readonly dangers = new CueFinder<Danger>();
  private readonly nearMisses = new CueFinder<"near_miss">();

  constructor({ dangers }: Knowledge) {
    for (const danger of DANGERS) for (const cue of dangers.dangers[danger]) this.dangers.add(cue, danger);
    for (const cue of dangers.near_misses) this.nearMisses.add(cue, "near_miss");
  }

  /** The dangers said in the message, the gravest first. A negation never hides one. */
  read(tokens: readonly Token[]): Danger[] {
    const nearMisses = this.nearMisses.find(tokens);
    const said = new Set(
      this.dangers
        .find(tokens)
        .filter((match) => !nearMisses.some((nearMiss) => overlap(match, nearMiss)))
        .map((match) => match.value),
    );
    return DANGERS.filter((danger) => said.has(danger));
  }
}

function overlap(a: CueMatch<unknown>, b: CueMatch<unknown>): boolean {
  return a.from < b.to && b.from < a.to;
}
