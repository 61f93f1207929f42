/** Looks for the cues of every reader in one walk of a message, in time proportional to its length. */

import { type Element, matchFrom, parseCue, sureWords } from "./cue-pattern.js";
import type { Token } from "./tokens.js";

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

function push<K, V>(index: Map<K, V[]>, key: K, value: V): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}
