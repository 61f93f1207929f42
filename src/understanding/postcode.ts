/** Reads postcodes, in digits, in pieces or in words, and the commune that is named beside one. */

import { type Commune, nameKey } from "../knowledge/commune-index.js";
import { type NumberRead, readNumbers } from "./numbers.js";
import { IN, strengthBefore } from "./place-context.js";
import { type Token, words } from "./tokens.js";

export const ARRONDISSEMENT = / Arrondissement$/;

/** "trente mille euros" is no postcode. */
const AMOUNT =
  /^(euros?|eur|balles|brut|net|par|habitants|personnes|heures|h|km|kilometres|fois|abonnes|salaries|signes)$/;

/** Five digits together, in pieces ("28 100") or in words ("vingt-huit mille cent"). */
export function postcodesIn(tokens: readonly Token[], asked: boolean): string[] {
  const codes: string[] = [];
  const numbers = readNumbers(tokens);
  for (const [index, number] of numbers.entries()) {
    let digits = withFirstZero(tokens, number, asked);
    let to = number.to;
    for (let next = index + 1; digits.length < 5 && numbers[next]?.from === to; next += 1) {
      digits += numbers[next]?.digits ?? "";
      to = numbers[next]?.to ?? to;
    }
    if (digits.length === 5 && !AMOUNT.test(tokens[to]?.word ?? "")) codes.push(digits);
  }
  return codes;
}

/** "six mille" is Nice's postcode, when a place is expected there: else it is an amount. */
function withFirstZero(tokens: readonly Token[], { digits, from, to }: NumberRead, asked: boolean): string {
  const inWords = digits.length === 4 && to - from > 1;
  const expected = asked || to - from === tokens.length || strengthBefore(tokens, from) >= IN;
  return inWords && expected ? `0${digits}` : digits;
}

/** "28500 Cherisy": the commune of a postcode that is named beside it, the longest name first; a city's arrondissement is. */
export function namedAmong(communes: readonly Commune[], tokens: readonly Token[]): Commune | undefined {
  const said = ` ${nameKey(tokens.map((token) => token.word))} `;
  return communes
    .filter(({ name }) => said.includes(` ${nameKey(words(name))} `))
    .filter(({ name }) => !communes.some((other) => ARRONDISSEMENT.test(other.name) && other.name.startsWith(name)))
    .sort((a, b) => b.name.length - a.name.length)[0];
}
