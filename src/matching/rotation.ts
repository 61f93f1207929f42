/** Gives equals their turn: which one comes first changes with the day, and nothing but the day and their names decides. */

const MS_PER_DAY = 86_400_000;

/** The one whose turn it is on a day (AAAA-MM-JJ) among equals in a fixed order: each comes as often as the others. */
export function whoseTurn<Equal>(equals: readonly Equal[], day: string): Equal | undefined {
  return equals[Math.floor(Date.parse(day) / MS_PER_DAY) % equals.length];
}

/**
 * A number that orders ids on one day: the lowest comes first. Over many days every id is the lowest equally often
 * (the digest of FNV-1a, 32 bits, mixed once more so that near days do not follow each other).
 */
export function turnOn(day: string, id: string): number {
  let digest = 0x811c9dc5;
  for (const character of `${id} ${day}`) digest = Math.imul(digest ^ (character.codePointAt(0) ?? 0), 0x01000193);
  digest = Math.imul(digest ^ (digest >>> 16), 0x85ebca6b);
  digest = Math.imul(digest ^ (digest >>> 13), 0xc2b2ae35);
  return (digest ^ (digest >>> 16)) >>> 0;
}
