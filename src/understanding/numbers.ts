/** Reads French numbers, in digits or in words, where the recognisers are wrong or slow. */

import type { Token } from "./tokens.js";

export interface NumberRead {
  value: number;
  /** As digits: "zero six" reads "06", so that postcodes keep their first zero. */
  digits: string;
  from: number;
  to: number;
}

const SMALL: Record<string, number> = {
  zero: 0, un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10,
  onze: 11, douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16,
}; // biome-ignore format: one table

const TENS: Record<string, number> = {
  vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60, septante: 70, huitante: 80, octante: 80, nonante: 90,
}; // biome-ignore format: one table

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
  if (tokens[mille]?.word !== "mille") return head;
  const tail = readHundreds(tokens, mille + 1);
  return { value: (head?.value ?? 1) * 1000 + (tail?.value ?? 0), to: tail?.to ?? mille + 1 };
}

function readHundreds(tokens: readonly Token[], at: number): Part | null {
  const head = readBelowHundred(tokens, at);
  const cent = head?.to ?? at;
  const isCent = /^cents?$/.test(tokens[cent]?.word ?? "");
  if (!isCent || (head && (head.value < 2 || head.value > 9))) return head;
  const tail = readBelowHundred(tokens, cent + 1);
  return { value: (head?.value ?? 1) * 100 + (tail?.value ?? 0), to: tail?.to ?? cent + 1 };
}

function readBelowHundred(tokens: readonly Token[], at: number): Part | null {
  const word = tokens[at]?.word ?? "";
  if (word === "quatre" && /^vingts?$/.test(tokens[at + 1]?.word ?? ""))
    return withUnits(tokens, { value: 80, to: at + 2 }, 19);
  const tens = TENS[word];
  if (tens !== undefined) return withUnits(tokens, { value: tens, to: at + 1 }, tens === 60 ? 19 : 9);
  return readTeen(tokens, at);
}

function withUnits(tokens: readonly Token[], tens: Part, largest: number): Part {
  const and = tokens[tens.to]?.word === "et" ? 1 : 0;
  const units = readTeen(tokens, tens.to + and);
  const joined = units && units.value > 0 && units.value <= largest;
  const afterAnd = !and || units?.value === 1 || units?.value === 11;
  return joined && afterAnd ? { value: tens.value + units.value, to: units.to } : tens;
}

/** 0 to 19: "dix" may go on with "sept", "huit", "neuf". */
function readTeen(tokens: readonly Token[], at: number): Part | null {
  const value = SMALL[tokens[at]?.word ?? ""];
  if (value === undefined) return null;
  const unit = SMALL[tokens[at + 1]?.word ?? ""];
  if (value === 10 && unit !== undefined && unit >= 7 && unit <= 9) return { value: 10 + unit, to: at + 2 };
  return { value, to: at + 1 };
}
