/** Looks for danger before anything else: in doubt it is danger, except for everyday phrases that only sound like it. */

import type { Knowledge } from "../knowledge/load.js";
import { DANGERS, type Danger } from "../knowledge/schema.js";
import { CueFinder, type CueMatch } from "./cues.js";
import type { Token } from "./tokens.js";

/** A cue that begins so is only a sign ("+ assurance vie"): two different signs of a danger are needed. */
const SIGN = /^\+ /;
const ENOUGH_SIGNS = 2;

export class DangerReader {
  private readonly dangers = new CueFinder<Danger>();
  private readonly signs = new CueFinder<Danger>();
  private readonly nearMisses = new CueFinder<"near_miss">();

  constructor({ dangers }: Knowledge) {
    for (const danger of DANGERS) {
      for (const cue of dangers.dangers[danger]) {
        if (SIGN.test(cue)) this.signs.add(cue.replace(SIGN, ""), danger);
        else this.dangers.add(cue, danger);
      }
    }
    for (const cue of dangers.near_misses) this.nearMisses.add(cue, "near_miss");
  }

  /** The dangers said in the message, the gravest first. A negation never hides one. */
  read(tokens: readonly Token[]): Danger[] {
    const harmless = positions(this.nearMisses.find(tokens));
    const real = (match: CueMatch<Danger>) => !touches(match, harmless);
    const said = new Set(
      this.dangers
        .find(tokens)
        .filter(real)
        .map((match) => match.value),
    );
    const signs = this.signs.find(tokens).filter(real);
    return DANGERS.filter((danger) => said.has(danger) || addUp(signs, danger));
  }
}

function addUp(signs: readonly CueMatch<Danger>[], danger: Danger): boolean {
  return new Set(signs.filter(({ value }) => value === danger).map(({ cue }) => cue)).size >= ENOUGH_SIGNS;
}

function positions(matches: readonly CueMatch<unknown>[]): Set<number> {
  const held = new Set<number>();
  for (const { from, to } of matches) for (let at = from; at < to; at += 1) held.add(at);
  return held;
}

function touches({ from, to }: CueMatch<unknown>, held: ReadonlySet<number>): boolean {
  for (let at = from; at < to; at += 1) if (held.has(at)) return true;
  return false;
}
