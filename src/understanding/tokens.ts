/** First stage of reading: cuts a message into plain lower-case words, with where each stood and in which clause. */

/** Characters read of one message; what is between its beginning and its end is left aside. */
export const LONGEST_MESSAGE = 2000;
const BEGINNING = 1200;
const PAUSE = " ... ";

/** A long message by its beginning and its end, where people say who they are and what they want. */
export function abridge(text: string): string {
  if (text.length <= LONGEST_MESSAGE) return text;
  return text.slice(0, BEGINNING) + PAUSE + text.slice(BEGINNING + PAUSE.length - LONGEST_MESSAGE);
}

export interface Token {
  /** Lower case, without accents. */
  word: string;
  /** The word with its doubled letters written once, as cues compare it. */
  plain: string;
  /** "à" with its accent: never the verb. */
  isPreposition: boolean;
  /** Position in the original text. */
  start: number;
  end: number;
  /** Number of the clause: it changes at a punctuation mark and at "mais". */
  clause: number;
  /** Written with a capital. */
  capital: boolean;
  /** Written right after a hyphen. */
  hyphen: boolean;
}

/** Nothing to fold but the case. */
const PLAIN_ASCII = /^[\x20-\x5f\x61-\x7e\n]*$/;

/** Text in lower case without accents, typographic apostrophes or ligatures; same length is not kept. */
export function fold(text: string): string {
  if (PLAIN_ASCII.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
}

/** The words of a name or a cue, folded: "L'Haÿ-les-Roses" → ["l", "hay", "les", "roses"]. */
export function words(text: string): string[] {
  return fold(text).match(/[a-z0-9]+/g) ?? [];
}

const WORD_OR_PAUSE = /[\p{L}\p{N}\p{M}]+|[.!?;:,\n()/]+/gu;
const LETTER_OR_DIGIT = /^\p{M}*[\p{L}\p{N}]/u;

/** Keyed in lower case: a short form with an accent ("jé") is not the word without it ("je"). */
export type ShortForms = ReadonlyMap<string, readonly string[]>;

/** The tokens of a message, at most the first 2,000 characters, with short forms written out ("jsp" → "je sais pas"). */
export function tokenize(text: string, shortForms: ShortForms = new Map()): Token[] {
  const tokens: Token[] = [];
  let clause = 0;
  for (const { 0: written, index: start } of text.slice(0, LONGEST_MESSAGE).matchAll(WORD_OR_PAUSE)) {
    if (!LETTER_OR_DIGIT.test(written)) {
      clause += 1;
      continue;
    }
    const lower = written.toLowerCase();
    const composed = PLAIN_ASCII.test(written) ? lower : lower.normalize("NFC");
    const spoken = {
      isPreposition: composed === "à",
      start,
      end: start + written.length,
      capital: written.charAt(0) !== lower.charAt(0),
      hyphen: text.charAt(start - 1) === "-",
    };
    const asWritten = shortForms.get(composed);
    for (const part of asWritten ?? splitNumber(calmRepeats(fold(lower)))) {
      if (part === "mais") clause += 1;
      for (const word of asWritten ? [part] : (shortForms.get(part) ?? [part]))
        tokens.push({ word, plain: plain(word), clause, ...spoken });
    }
  }
  return joinSpelled(tokens);
}

/** "c a p" → "cap": three letters said one by one are an acronym ("il n'y a" is not, nor the "à" of "b t s à Tours"). */
function joinSpelled(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    let to = at;
    while (isSpelledLetter(tokens[to])) to += 1;
    const first = tokens[at];
    const last = tokens[to - 1];
    const letters = to - at >= 3 ? tokens.slice(at, to).map((token) => token.word) : [];
    const article = letters.length > 3 && /^[dl]$/.test(letters[0] ?? "") ? 1 : 0;
    if (first && last && letters.length >= 3 && letters.join("") !== "nya") {
      if (article === 1) joined.push(first);
      const word = letters.slice(article).join("");
      joined.push({ ...(tokens[at + article] ?? first), word, plain: plain(word), end: last.end });
      at = to;
    } else if (first) {
      joined.push(first);
      at += 1;
    }
  }
  return joined;
}

function isSpelledLetter(token: Token | undefined): boolean {
  return token?.word.length === 1 && !token.isPreposition && /[a-z]/.test(token.word);
}

/** "17ans" → "17", "ans"; "3eme" and "2nde" stay one word. */
function splitNumber(word: string): string[] {
  if (!STARTS_WITH_DIGIT.test(word)) return [word];
  const parts = /^(\d+)(an|[a-z]{3,})$/.exec(word);
  return parts?.[1] && parts[2] && !/^(i?emes?|eres?|ers|ndes?)$/.test(parts[2]) ? [parts[1], parts[2]] : [word];
}

const STARTS_WITH_DIGIT = /^\d/;
const DOUBLED = /([b-df-hj-np-tv-xz])\1[a-z]/;
const EACH_DOUBLED = /([b-df-hj-np-tv-xz])\1(?=[a-z])/g;

const THRICE = /([a-z])\1\1/;

/** "trooop" → "trop": a letter three times or more is an emphasis, never a French spelling (but "créée"). */
function calmRepeats(word: string): string {
  if (!THRICE.test(word)) return word;
  return word.replace(/([a-df-z])\1{2,}/g, "$1").replace(/e{4,}/g, "e");
}

/** Doubled letters do not matter: "aprenti" is "apprenti" (but "PASS" is not "pas"). */
export function plain(word: string): string {
  return DOUBLED.test(word) ? word.replace(EACH_DOUBLED, "$1") : word;
}
