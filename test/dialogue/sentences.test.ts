/** Plain French: short sentences everywhere, and on the phone only what can be heard. */

import { expect } from "chai";
import { everySentence, sentencesOf, wordings, wordsIn } from "../../src/dialogue/sentences.js";
import { STATE_NAMES, say, sessionAt, worldNow } from "../support/conversation.js";

const MOST_WORDS = 25;
const AVERAGE_WORDS = 15;
/** What a voice cannot say, or asks to do what a phone cannot. */
const UNHEARABLE = /https?:|www\.|@|[•*_#<>{}/[\]→]|\btouche[zr]|\bbouton|\bécri[vr]|\w\.(fr|org|info|com)\b/i;

describe("every sentence of the assistant", () => {
  const all = everySentence(worldNow());

  it("has 25 words at most", () => {
    const long = all.filter(({ sentence }) => wordsIn(sentence) > MOST_WORDS);
    expect(long.map(({ from, sentence }) => `${from}: ${sentence}`)).to.deep.equal([]);
  });

  it("has 15 words at most on average", () => {
    const words = all.reduce((sum, { sentence }) => sum + wordsIn(sentence), 0);
    expect(all.length).to.be.greaterThan(500);
    expect(words / all.length).to.be.at.most(AVERAGE_WORDS);
  });

  it("says « vous », never « tu »", () => {
    const familiar = all.filter(({ sentence }) => /(^|[\s'’])(tu|toi|te|tes|ton|ta)(?=[\s,.?!]|$)/i.test(sentence));
    expect(familiar).to.deep.equal([]);
  });

  it("has no hole: no empty word, no « undefined », no double space or mark", () => {
    const torn = all.filter(({ sentence }) =>
      /undefined|null|NaN|\[object|\{\{| {2}|\(\)|: *[.,]|,,|\.\.$/.test(sentence),
    );
    expect(torn).to.deep.equal([]);
  });
});

describe("a conversation", () => {
  it("stays within 25 words a sentence, from each state, whatever is ordered", () => {
    const orders = [
      "aide",
      "pourquoi",
      "parler à quelqu'un",
      "oui",
      "retour",
      "blop",
      "j'ai 17 ans et j'habite à Dreux",
    ];
    const long = STATE_NAMES.flatMap((state) => orders.map((order) => say([order], { from: sessionAt(state) }).text))
      .flatMap(sentencesOf)
      .filter((sentence) => wordsIn(sentence) > MOST_WORDS);
    expect([...new Set(long)]).to.deep.equal([]);
  });
});

describe("on the phone", () => {
  it("a wording has no symbol, no address of a site, and asks for no touch", () => {
    // Samples hold names and addresses; the words of the wording itself are looked at.
    const spoken = wordings(worldNow()).filter(({ from }) => from.endsWith(" phone"));
    const faults = spoken.filter(({ text }) => UNHEARABLE.test(text));
    expect(faults.map(({ from, text }) => `${from}: ${text}`)).to.deep.equal([]);
  });

  it("a conversation has none either, from each state to a result", () => {
    const orders = ["aide", "parler à quelqu'un", "oui", "blop", "j'ai envie de mourir", "retour", "j'habite à Caen"];
    const spoken = STATE_NAMES.flatMap((state) =>
      orders.flatMap((order) => say([order, "oui"], { channel: "phone", from: sessionAt(state) }).texts),
    );
    expect([...new Set(spoken.filter((text) => UNHEARABLE.test(text)))]).to.deep.equal([]);
  });
});
