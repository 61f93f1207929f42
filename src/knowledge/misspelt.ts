/** Finds what a misspelt name stands for, by the letters that would have to change. */

/** A longer name leaves room for two slips: "carcasone", "montpeulier". */
const LONG_NAME = 8;
const SHORTEST_NAME = 4;

/** The names nearest to `written`, all as near: one letter wrong, missing or too many, two in a long name; the first is right. */
export function nearestNames(written: string, names: Iterable<string>): string[] {
  if (written.length < SHORTEST_NAME) return [];
  let least = written.length >= LONG_NAME ? 2 : 1;
  let nearest: string[] = [];
  for (const name of names) {
    if (name[0] !== written[0] || Math.abs(name.length - written.length) > least) continue;
    const slips = countSlips(written, name);
    if (slips > least) continue;
    nearest = slips < least ? [name] : [...nearest, name];
    least = slips;
  }
  return nearest;
}

/** Letters to change, add or remove to make one word of the other (Levenshtein's distance). */
export function countSlips(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
