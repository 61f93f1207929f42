/** French numbers, in digits and in words, against an independent speller. */

import { expect } from "chai";
import { readNumber, readNumbers } from "../../src/understanding/numbers.js";
import { tokenize } from "../../src/understanding/tokens.js";
import { spell, spellWithHyphens } from "../support/french-number.js";

const valuesIn = (text: string) => readNumbers(tokenize(text)).map((number) => number.value);
const digitsIn = (text: string) => readNumbers(tokenize(text)).map((number) => number.digits);

/** Every number that can be a postcode is too many: one in 97, all remainders by 100 and by 1,000 come up. */
const SAMPLE_STEP = 97;

function misread(numbers: Iterable<number>, write: (value: number) => string): string[] {
  const wrong: string[] = [];
  for (const value of numbers) {
    const read = valuesIn(write(value));
    if (read.length !== 1 || read[0] !== value) wrong.push(`${write(value)} → ${read.join(", ")}`);
  }
  return wrong;
}

function* range(from: number, to: number, step = 1): Generator<number> {
  for (let value = from; value <= to; value += step) yield value;
}

describe("Numbers", () => {
  const writings: [string, (value: number) => string][] = [
    ["with « et »", spell],
    ["with hyphens everywhere", spellWithHyphens],
    ["as a phone transcript, without hyphens", (value) => spell(value).replaceAll("-", " ")],
    ["without the plural s", (value) => spell(value).replaceAll("cents", "cent").replaceAll("vingts", "vingt")],
    ["in capitals", (value) => spell(value).toUpperCase()],
    ["in digits", String],
  ];
  for (const [name, write] of writings) {
    it(`reads every number from 0 to 9,999 ${name}`, () => {
      expect(misread(range(0, 9999), write)).to.deep.equal([]);
    });
    it(`reads numbers from 10,000 to 99,999 ${name}`, () => {
      expect(misread(range(10_000, 99_999, SAMPLE_STEP), write)).to.deep.equal([]);
      expect(misread(range(1000, 99_000, 1000), write)).to.deep.equal([]);
    });
  }

  it("reads the Belgian and Swiss tens", () => {
    expect(valuesIn("septante et un, huitante, octante-deux, nonante-neuf")).to.deep.equal([71, 80, 82, 99]);
  });

  it("keeps the first zero of digits and the digits of words", () => {
    expect(digitsIn("06000")).to.deep.equal(["06000"]);
    expect(digitsIn("28 100")).to.deep.equal(["28", "100"]);
    expect(digitsIn("vingt-huit mille cent")).to.deep.equal(["28100"]);
  });

  it("reads digits said one by one as so many numbers", () => {
    expect(valuesIn("zéro six douze trente-quatre")).to.deep.equal([0, 6, 12, 34]);
    expect(valuesIn("un deux trois quatre")).to.deep.equal([1, 2, 3, 4]);
  });

  it("does not join two numbers that French does not join", () => {
    expect(valuesIn("dix et un")).to.deep.equal([10, 1]);
    expect(valuesIn("vingt et deux")).to.deep.equal([20, 2]);
    expect(valuesIn("vingt trente")).to.deep.equal([20, 30]);
    expect(valuesIn("seize dix-sept")).to.deep.equal([16, 17]);
    expect(valuesIn("dix cent")).to.deep.equal([10, 100]);
  });

  it("joins no number across a punctuation mark", () => {
    expect(valuesIn("vingt, cinq")).to.deep.equal([20, 5]);
    expect(valuesIn("vingt. et un")).to.deep.equal([20, 1]);
  });

  it("finds numbers inside a sentence, from left to right", () => {
    expect(valuesIn("j'ai trente et un ans, trois enfants et 1200 euros")).to.deep.equal([31, 3, 1200]);
  });

  it("says which words a number covers", () => {
    const tokens = tokenize("j'ai vingt et un ans");
    expect(readNumber(tokens, 2)).to.deep.equal({ value: 21, digits: "21", from: 2, to: 5 });
  });

  it("reads no number in words that only contain one, nor in names of objects", () => {
    for (const text of [
      "",
      "la centaine",
      "onzième",
      "vingtaine",
      "constructor",
      "__proto__",
      "toString",
      "3eme",
      "b2b",
    ])
      expect(valuesIn(text), text).to.deep.equal([]);
    expect(readNumber([], 0)).to.equal(null);
  });

  it("leaves aside digits too long to be a number that people say", () => {
    expect(valuesIn("1234567890123")).to.deep.equal([]);
  });

  it("never reads a number inside another, however often a word is repeated", () => {
    for (const text of ["cent ", "mille ", "vingt ", "et ", "quatre ", "dix ", "quatre vingt ", "cent mille ", "1/"]) {
      const tokens = tokenize(text.repeat(5000));
      const numbers = readNumbers(tokens);
      const covered = numbers.reduce((sum, number) => sum + number.to - number.from, 0);
      expect(covered, text).to.be.at.most(tokens.length);
      expect(numbers.every((number, index) => number.from >= (numbers[index - 1]?.to ?? 0))).to.equal(true);
    }
  });

  it("looks at each word a few times only, however long the message", () => {
    const looksFor = (repeats: number) => {
      let looks = 0;
      const tokens = tokenize("cent mille quatre vingt dix et ".repeat(repeats)).map((token) => ({
        ...token,
        get word() {
          looks += 1;
          return token.word;
        },
      }));
      readNumbers(tokens);
      return looks;
    };
    expect(looksFor(60)).to.be.at.most(4.1 * looksFor(15));
  });
});
