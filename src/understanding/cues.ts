/** Looks for the cues of the vocabulary in a message, in time proportional to its length. */

import { words as foldedWords, plain, type Token } from "./tokens.js";

/** One element of a cue: words allowed there, beginnings allowed ("lache*"), and whether it may be missing or is a gap. */
type Element =
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

interface Cue<T> {
  text: string;
  elements: readonly Element[];
  value: T;
}

export interface CueMatch<T> {
  value: T;
  cue: string;
  /** Positions of the first token and after the last one. */
  from: number;
  to: number;
}

function words(text: string): string[] {
  return foldedWords(text).map(plain);
}

/** "entaill*" is the beginning of "entaille", which is read "entaile". */
function plainBeginning(word: string): string {
  return plain(`${word}a`).slice(0, -1);
}

/** Letters by which beginnings are filed: few share four. */
const LONGEST_KEY = 4;

/** The cues that begin with a word: most are tried only when their second word follows. */
interface Shelf<T> {
  any: Cue<T>[];
  bySecondWord: Map<string, Cue<T>[]>;
}

/** Words that a gap "…" may span. */
const LONGEST_GAP = 3;

/** Finds cues in messages; built once from the vocabulary. */
export class CueFinder<T> {
  private readonly byFirstWord = new Map<string, Shelf<T>>();
  private readonly beginnings = new Map<string, { beginning: string; cue: Cue<T> }[]>();

  add(text: string, value: T): void {
    const elements = parseCue(text);
    // Words that may be missing at the head change nothing: the cue is looked for from its first sure word.
    const first = elements.findIndex((element) => element.kind === "word" && !element.optional);
    const cue = { text, elements: elements.slice(Math.max(0, first)), value };
    const [start] = cue.elements;
    if (start?.kind !== "word") throw new Error(`a cue needs a word that must be there: ${text}`);
    const seconds = sureWords(cue.elements[1]);
    for (const word of start.exact) this.shelve(word, seconds, cue);
    for (const sequence of start.sequences) this.shelve(sequence.words[0] ?? "", null, cue);
    for (const beginning of start.beginnings) {
      push(this.beginnings, beginning.slice(0, LONGEST_KEY), { beginning, cue });
    }
  }

  /** Every match in the message, the longest one of each cue at each position. */
  find(tokens: readonly Token[]): CueMatch<T>[] {
    const matches: CueMatch<T>[] = [];
    const said = tokens.map((token) => token.plain);
    const tryCue = (cue: Cue<T>, from: number) => {
      const to = matchFrom(cue.elements, 0, said, from);
      if (to > from) matches.push({ value: cue.value, cue: cue.text, from, to });
    };
    for (const [from, word] of said.entries()) {
      const shelf = this.byFirstWord.get(word);
      for (const cue of shelf?.any ?? []) tryCue(cue, from);
      for (const cue of shelf?.bySecondWord.get(said[from + 1] ?? "") ?? []) tryCue(cue, from);
      for (let length = 1; length <= LONGEST_KEY && length <= word.length; length += 1) {
        for (const { beginning, cue } of this.beginnings.get(word.slice(0, length)) ?? []) {
          if (word.startsWith(beginning)) tryCue(cue, from);
        }
      }
    }
    return matches;
  }

  private shelve(word: string, seconds: readonly string[] | null, cue: Cue<T>): void {
    const shelf = this.byFirstWord.get(word) ?? { any: [], bySecondWord: new Map<string, Cue<T>[]>() };
    this.byFirstWord.set(word, shelf);
    if (seconds === null) shelf.any.push(cue);
    else for (const second of seconds) push(shelf.bySecondWord, second, cue);
  }
}

/** The words of which one must come, when the element is sure and all its words are whole; null otherwise. */
function sureWords(element: Element | undefined): string[] | null {
  if (element?.kind !== "word" || element.optional || element.beginnings.length > 0) return null;
  return [...new Set([...element.exact, ...element.sequences.map(({ words: parts }) => parts[0] ?? "")])];
}

function push<V>(index: Map<string, V[]>, key: string, value: V): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}

/** Reads the writing of a cue: "a/b" either word, "(a)" optional, "mot*" beginnings, "…" a gap, "a_b" two words. */
function parseCue(text: string): Element[] {
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
function matchFrom(elements: readonly Element[], index: number, said: readonly string[], at: number): number {
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
