/** How one cue is written, and whether the words of a message follow it. */

import { words as foldedWords, plain } from "./tokens.js";

/** One element of a cue: words allowed there, beginnings allowed ("lache*"), and whether it may be missing or is a gap. */
export type Element =
  | {
      kind: "word";
      exact: ReadonlySet<string>;
      beginnings: readonly string[];
      sequences: readonly Sequence[];
      optional: boolean;
    }
  | { kind: "gap" };

interface Sequence {
  words: readonly string[];
  /** The last word may go on ("au_travail*"). */
  open: boolean;
}

/** Words that a gap "…" may span. */
const LONGEST_GAP = 3;

function words(text: string): string[] {
  return foldedWords(text).map(plain);
}

/** "entaill*" is the beginning of "entaille", which is read "entaile". */
function plainBeginning(word: string): string {
  return plain(`${word}a`).slice(0, -1);
}

/** The words of which one must come, when the element is sure and all its words are whole; null otherwise. */
export function sureWords(element: Element | undefined): string[] | null {
  if (element?.kind !== "word" || element.optional || element.beginnings.length > 0) return null;
  return [...new Set([...element.exact, ...element.sequences.map(({ words: parts }) => parts[0] ?? "")])];
}

/** Reads the writing of a cue: "a/b" either word, "(a)" optional, "mot*" beginnings, "…" a gap, "a_b" two words. */
export function parseCue(text: string): Element[] {
  return groups(text).map((group) => {
    if (group === "…") return { kind: "gap" };
    const optional = group.startsWith("(");
    const alternatives = group.replace(/[()]/g, "").split("/");
    const exact = new Set<string>();
    const beginnings: string[] = [];
    const sequences: Sequence[] = [];
    for (const alternative of alternatives) {
      const parts = words(alternative);
      if (alternative.endsWith("*") && parts.length === 1 && parts[0]) beginnings.push(plainBeginning(parts[0]));
      else if (parts.length === 1 && parts[0]) exact.add(parts[0]);
      else if (parts.length > 1) sequences.push(sequence(parts, alternative.endsWith("*")));
    }
    return { kind: "word", exact, beginnings, sequences, optional };
  });
}

function sequence(parts: readonly string[], open: boolean): Sequence {
  return { words: open ? [...parts.slice(0, -1), plainBeginning(parts.at(-1) ?? "")] : parts, open };
}

/** Splits at spaces that are not inside parentheses, so that "(mission_locale/cio)" is one group. */
function groups(text: string): string[] {
  return text.match(/\([^)]*\)|[^\s()]+/g) ?? [];
}

/** Position after the match of `elements` from `index` at token `at`, or -1. */
export function matchFrom(elements: readonly Element[], index: number, said: readonly string[], at: number): number {
  const element = elements[index];
  if (!element) return at;
  if (element.kind === "gap") return matchGap(elements, index + 1, said, at);
  for (const next of stepsOf(element, said, at)) {
    const end = matchFrom(elements, index + 1, said, next);
    if (end >= 0) return end;
  }
  return element.optional ? matchFrom(elements, index + 1, said, at) : -1;
}

function matchGap(elements: readonly Element[], index: number, said: readonly string[], at: number): number {
  for (let skipped = 0; skipped <= LONGEST_GAP; skipped += 1) {
    const end = matchFrom(elements, index, said, at + skipped);
    if (end >= 0) return end;
  }
  return -1;
}

function stepsOf(element: Extract<Element, { kind: "word" }>, said: readonly string[], at: number): number[] {
  const word = said[at];
  if (word === undefined) return [];
  const steps: number[] = [];
  for (const sequence of element.sequences) {
    if (followsSequence(sequence, said, at)) steps.push(at + sequence.words.length);
  }
  if (element.exact.has(word) || element.beginnings.some((beginning) => word.startsWith(beginning))) steps.push(at + 1);
  return steps;
}

function followsSequence({ words: parts, open }: Sequence, said: readonly string[], at: number): boolean {
  return parts.every((part, offset) => {
    const word = said[at + offset];
    return word === part || (open && offset === parts.length - 1 && word?.startsWith(part) === true);
  });
}
