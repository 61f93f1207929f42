/** Reads French numbers, in digits or in words, where the recognisers are wrong or slow. */

import type { Token } from "./tokens.js";

export interface NumberRead {
  value: number;
  /** As digits: "zero six" reads "06", so that postcodes keep their first zero. */
  digits: string;
  from: number;
  to: number;
}

const SMALL: ReadonlyMap<string, number> = new Map([
  ["une", 1],
  ...numbered(0, 1, "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"),
]);

const TENS: ReadonlyMap<string, number> = new Map([
  ["huitante", 80],
  ["octante", 80],
  ["nonante", 90],
  ...numbered(20, 10, "vingt trente quarante cinquante soixante septante"),
]);

function numbered(first: number, step: number, names: string): [string, number][] {
  return names.split(" ").map((name, index) => [name, first + index * step]);
}

interface Part {
  value: number;
  to: number;
}

/** The number that starts at token `at`, in digits ("17") or in words ("dix-sept", "trente et un mille"), or null. */
export function readNumber(tokens: readonly Token[], at: number): NumberRead | null {
  const word = tokens[at]?.word;
  if (word === undefined) return null;
  if (/^\d{1,9}$/.test(word)) return { value: Number(word), digits: word, from: at, to: at + 1 };
  const part = readThousands(tokens, at);
  return part ? { value: part.value, digits: String(part.value), from: at, to: part.to } : null;
}

/** Every number of the message, from left to right, none inside another. */
export function readNumbers(tokens: readonly Token[]): NumberRead[] {
  const numbers: NumberRead[] = [];
  for (let at = 0; at < tokens.length; ) {
    const number = readNumber(tokens, at);
    if (number) numbers.push(number);
    at = number?.to ?? at + 1;
  }
  return numbers;
}

function readThousands(tokens: readonly Token[], at: number): Part | null {
  const head = readHundreds(tokens, at);
  const mille = head?.to ?? at;
  if (wordFrom(tokens, at, mille) !== "mille") return head;
  const tail = wordFrom(tokens, at, mille + 1) ? readHundreds(tokens, mille + 1) : null;
  return { value: (head?.value ?? 1) * 1000 + (tail?.value ?? 0), to: tail?.to ?? mille + 1 };
}

function readHundreds(tokens: readonly Token[], at: number): Part | null {
  const head = readBelowHundred(tokens, at);
  const cent = head?.to ?? at;
  const isCent = /^cents?$/.test(wordFrom(tokens, at, cent));
  if (!isCent || (head && (head.value < 2 || head.value > 9))) return head;
  const tail = wordFrom(tokens, at, cent + 1) ? readBelowHundred(tokens, cent + 1) : null;
  return { value: (head?.value ?? 1) * 100 + (tail?.value ?? 0), to: tail?.to ?? cent + 1 };
}

function readBelowHundred(tokens: readonly Token[], at: number): Part | null {
  const word = tokens[at]?.word ?? "";
  if (word === "quatre" && /^vingts?$/.test(wordFrom(tokens, at, at + 1)))
    return withUnits(tokens, { value: 80, to: at + 2 }, 19);
  const tens = TENS.get(word);
  if (tens !== undefined) return withUnits(tokens, { value: tens, to: at + 1 }, tens === 60 ? 19 : 9);
  return readTeen(tokens, at);
}

function withUnits(tokens: readonly Token[], tens: Part, largest: number): Part {
  const last = tens.to - 1;
  const and = wordFrom(tokens, last, tens.to) === "et" ? 1 : 0;
  const units = wordFrom(tokens, last, tens.to + and) ? readTeen(tokens, tens.to + and) : null;
  const joined = units && units.value > 0 && units.value <= largest;
  const afterAnd = !and || units?.value === 1 || units?.value === 11;
  return joined && afterAnd ? { value: tens.value + units.value, to: units.to } : tens;
}

/** 0 to 19: "dix" may go on with "sept", "huit", "neuf". */
function readTeen(tokens: readonly Token[], at: number): Part | null {
  const value = SMALL.get(tokens[at]?.word ?? "");
  if (value === undefined) return null;
  const unit = SMALL.get(wordFrom(tokens, at, at + 1));
  if (value === 10 && unit !== undefined && unit >= 7 && unit <= 9) return { value: 10 + unit, to: at + 2 };
  return { value, to: at + 1 };
}

/** The word at `at` when it stands in the same clause as the one at `from`: "vingt, cinq" are two numbers. */
function wordFrom(tokens: readonly Token[], from: number, at: number): string {
  const token = tokens[at];
  return token && token.clause === tokens[from]?.clause ? token.word : "";
}
