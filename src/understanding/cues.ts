/** Looks for the cues of every reader in one walk of a message, in time proportional to its length. */

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
interface Shelf {
  any: Filed[];
  bySecondWord: Map<string, Filed[]>;
}

/** A cue and the section that asked for it. */
interface Filed {
  section: CueSection<unknown>;
  cue: Cue<unknown>;
}

/** Words that a gap "…" may span. */
const LONGEST_GAP = 3;

/** The cues of one reader, filed in the book that all of them share. */
export class CueSection<T> {
  constructor(
    private readonly file: (filed: Filed) => void,
    readonly number: number,
  ) {}

  add(text: string, value: T): void {
    const elements = parseCue(text);
    // Words that may be missing at the head change nothing: the cue is looked for from its first sure word.
    const first = elements.findIndex((element) => element.kind === "word" && !element.optional);
    const cue = { text, elements: elements.slice(Math.max(0, first)), value };
    if (cue.elements[0]?.kind !== "word") throw new Error(`a cue needs a word that must be there: ${text}`);
    this.file({ section: this, cue });
  }
}

/** What one walk of a message found, by section. */
export class FoundCues {
  private readonly bySection: CueMatch<unknown>[][] = [];

  /** Every match of a section, the longest one of each cue at each position, in the order of the message. */
  of<T>({ number }: CueSection<T>): readonly CueMatch<T>[] {
    return (this.bySection[number] ?? []) as CueMatch<T>[];
  }

  add({ section, cue }: Filed, from: number, to: number): void {
    const matches = this.bySection[section.number];
    const match = { value: cue.value, cue: cue.text, from, to };
    if (matches) matches.push(match);
    else this.bySection[section.number] = [match];
  }
}

/** All the cues of the readers; built once from the vocabulary. */
export class CueBook {
  private readonly byFirstWord = new Map<string, Shelf>();
  private readonly beginnings = new Map<number, { beginning: string; filed: Filed }[]>();
  private sections = 0;

  /** Opens the section of one reader. */
  section<T>(): CueSection<T> {
    this.sections += 1;
    return new CueSection<T>((filed) => this.file(filed), this.sections - 1);
  }

  /** Looks for the cues of all sections at once. */
  find(tokens: readonly Token[]): FoundCues {
    const found = new FoundCues();
    const said = tokens.map((token) => token.plain);
    for (const [from, word] of said.entries()) {
      const shelf = this.byFirstWord.get(word);
      if (shelf) {
        tryAll(shelf.any, said, from, found);
        tryAll(shelf.bySecondWord.get(said[from + 1] ?? ""), said, from, found);
      }
      this.tryBeginnings(said, from, found);
    }
    return found;
  }

  private tryBeginnings(said: readonly string[], from: number, found: FoundCues): void {
    const word = said[from] ?? "";
    let key = 0;
    for (let at = 0; at < LONGEST_KEY && at < word.length; at += 1) {
      key = keyOf(word, at, key);
      for (const { beginning, filed } of this.beginnings.get(key) ?? [])
        if (word.startsWith(beginning)) tryCue(filed, said, from, found);
    }
  }

  private file(filed: Filed): void {
    const [start, second] = filed.cue.elements;
    if (start?.kind !== "word") return;
    const seconds = sureWords(second);
    for (const word of start.exact) this.shelve(word, seconds, filed);
    for (const sequence of start.sequences) this.shelve(sequence.words[0] ?? "", null, filed);
    for (const beginning of start.beginnings) {
      let key = 0;
      for (let at = 0; at < LONGEST_KEY && at < beginning.length; at += 1) key = keyOf(beginning, at, key);
      push(this.beginnings, key, { beginning, filed });
    }
  }

  private shelve(word: string, seconds: readonly string[] | null, filed: Filed): void {
    const shelf = this.byFirstWord.get(word) ?? { any: [], bySecondWord: new Map<string, Filed[]>() };
    this.byFirstWord.set(word, shelf);
    if (seconds === null) shelf.any.push(filed);
    else for (const second of seconds) push(shelf.bySecondWord, second, filed);
  }
}

/** The key of one letter more; words are folded, so that their letters are ASCII. */
function keyOf(word: string, at: number, keyBefore: number): number {
  return keyBefore * 128 + (word.charCodeAt(at) & 127);
}

function tryAll(cues: readonly Filed[] | undefined, said: readonly string[], from: number, found: FoundCues): void {
  if (cues) for (const filed of cues) tryCue(filed, said, from, found);
}

function tryCue(filed: Filed, said: readonly string[], from: number, found: FoundCues): void {
  const to = matchFrom(filed.cue.elements, 0, said, from);
  if (to > from) found.add(filed, from, to);
}

/** The words of which one must come, when the element is sure and all its words are whole; null otherwise. */
function sureWords(element: Element | undefined): string[] | null {
  if (element?.kind !== "word" || element.optional || element.beginnings.length > 0) return null;
  return [...new Set([...element.exact, ...element.sequences.map(({ words: parts }) => parts[0] ?? "")])];
}

function push<K, V>(index: Map<K, V[]>, key: K, value: V): void {
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
