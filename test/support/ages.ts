/** Ages read in messages on the day of the tests. */

import { expect } from "chai";
import { type AgeContext, readAge } from "../../src/understanding/age.js";
import { tokenize } from "../../src/understanding/tokens.js";

const TODAY = new Date("2026-11-20T12:00:00+01:00");

export function ageIn(text: string, context: Partial<AgeContext> = {}): number | null {
  return readAge(tokenize(text), { asked: null, about: null, today: TODAY, ...context });
}

/** Each message with the age that must be read in it. */
export function readsAges(expected: Record<string, number | null>, context: Partial<AgeContext> = {}): void {
  for (const [text, age] of Object.entries(expected)) expect(ageIn(text, context), text).to.equal(age);
}
