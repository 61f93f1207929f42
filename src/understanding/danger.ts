/** Looks for danger before anything else: in doubt it is danger, except for everyday phrases that only sound like it. */

import type { Knowledge } from "../knowledge/load.js";
import { DANGERS, type Danger } from "../knowledge/schema.js";
import type { CueBook, CueMatch, CueSection, FoundCues } from "./cues.js";

/** A cue that begins so is only a sign ("+ assurance vie"): two different signs of a danger are needed. */
const SIGN = /^\+ /;
const ENOUGH_SIGNS = 2;

export class DangerReader {
  private readonly dangers: CueSection<Danger>;
  private readonly signs: CueSection<Danger>;
  private readonly nearMisses: CueSection<"near_miss">;

  constructor({ dangers }: Knowledge, book: CueBook) {
    this.dangers = book.section();
    this.signs = book.section();
    this.nearMisses = book.section();
    for (const danger of DANGERS) {
      for (const cue of dangers.dangers[danger]) {
        if (SIGN.test(cue)) this.signs.add(cue.replace(SIGN, ""), danger);
        else this.dangers.add(cue, danger);
      }
    }
    for (const cue of dangers.near_misses) this.nearMisses.add(cue, "near_miss");
  }

  /** Whether an everyday phrase that only sounds like danger is said: "plus envie d'y aller". */
  soundsHarmless(cues: FoundCues): boolean {
    return cues.of(this.nearMisses).length > 0;
  }

  /** The dangers said in the message, the gravest first. A negation never hides one. */
  read(cues: FoundCues): Danger[] {
    const everyday = coverage(cues.of(this.nearMisses));
    const real = (match: CueMatch<Danger>) => !isHarmless(match, everyday);
    const said = new Set(
      cues
        .of(this.dangers)
        .filter(real)
        .map((match) => match.value),
    );
    const signs = cues.of(this.signs).filter(real);
    return DANGERS.filter((danger) => said.has(danger) || addUp(signs, danger));
  }
}

/** Different signs, each in its own place of the message. */
function addUp(signs: readonly CueMatch<Danger>[], danger: Danger): boolean {
  const different = new Set<string>();
  let readUntil = 0;
  for (const { value, cue, from, to } of signs) {
    if (value !== danger || from < readUntil) continue;
    different.add(cue);
    readUntil = to;
  }
  return different.size >= ENOUGH_SIGNS;
}

/** At each place, the length of the longest everyday phrase that covers it. */
function coverage(matches: readonly CueMatch<unknown>[]): Map<number, number> {
  const longest = new Map<number, number>();
  for (const { from, to } of matches) {
    for (let at = from; at < to; at += 1) longest.set(at, Math.max(longest.get(at) ?? 0, to - from));
  }
  return longest;
}

/** The longer wording wins: "plus envie de me réveiller" is no "plus envie de…". */
function isHarmless({ from, to }: CueMatch<unknown>, everyday: ReadonlyMap<number, number>): boolean {
  for (let at = from; at < to; at += 1) if ((everyday.get(at) ?? 0) >= to - from) return true;
  return false;
}
