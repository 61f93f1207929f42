/** Tells when a message is not in French: by its alphabet, or by very common words of another language. */

import type { Knowledge } from "../knowledge/load.js";
import type { Language } from "../knowledge/vocabulary-schema.js";
import type { Token } from "./tokens.js";

/** One borrowed word makes no foreign message. */
const ENOUGH_WORDS = 2;
/** Words that no French message of some length does without. */
const FRENCH =
  /^(je|j|suis|ai|le|la|les|un|une|des|du|de|d|et|pas|mon|ma|mes|pour|dans|que|qui|est|en|au|sur|avec|cherche|travail|vous|il|elle|on|nous|ca|c|veux|fais|quoi|tu)$/;
const OTHER_SCRIPT = "Other";

/** Reads languages with the vocabulary of one knowledge base. */
export class LanguageReader {
  private readonly byWord = new Map<string, Language[]>();
  private readonly byScript: { script: RegExp; language: Language }[] = [];
  private readonly other: Language | undefined;

  constructor({ noise }: Knowledge) {
    for (const language of noise.languages) {
      for (const word of language.words) this.byWord.set(word, [...(this.byWord.get(word) ?? []), language]);
      if (language.script && language.script !== OTHER_SCRIPT)
        this.byScript.push({ script: new RegExp(`\\p{Script=${language.script}}`, "gu"), language });
    }
    this.other = noise.languages.find(({ script }) => script === OTHER_SCRIPT);
  }

  /** The language when it is not French; null when it is, or when nothing tells. */
  read(text: string, tokens: readonly Token[]): Language | null {
    return this.byAlphabet(text) ?? this.byWords(tokens);
  }

  private byAlphabet(text: string): Language | null {
    if (!NOT_LATIN.test(text)) return null;
    const latin = count(text, LATIN);
    const known = this.byScript.find(({ script }) => count(text, script) > latin);
    if (known) return known.language;
    return count(text, NOT_LATIN_LETTERS) > latin ? (this.other ?? null) : null;
  }

  private byWords(tokens: readonly Token[]): Language | null {
    const counts = new Map<Language, number>();
    let french = 0;
    for (const { word } of tokens) {
      if (FRENCH.test(word)) french += 1;
      for (const language of this.byWord.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
    }
    const [best] = [...counts].sort((a, b) => b[1] - a[1]);
    return best && best[1] >= ENOUGH_WORDS && best[1] > french ? best[0] : null;
  }
}

const NOT_LATIN = /[^\p{Script=Latin}\P{L}]/u;
const NOT_LATIN_LETTERS = /[^\p{Script=Latin}\P{L}]/gu;
const LATIN = /\p{Script=Latin}/gu;

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}
