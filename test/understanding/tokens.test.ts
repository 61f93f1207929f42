/** The first stage of reading: a message cut into plain words. */

import { expect } from "chai";
import { fold, LONGEST_MESSAGE, tokenize, words } from "../../src/understanding/tokens.js";

const wordsOf = (text: string, shortForms: [string, string[]][] = []) =>
  tokenize(text, new Map(shortForms)).map((token) => token.word);

describe("Tokens", () => {
  it("are lower-case words without accents, whatever the apostrophe", () => {
    expect(wordsOf("J’habite à L'Haÿ-les-Roses")).to.deep.equal(["j", "habite", "a", "l", "hay", "les", "roses"]);
    expect(wordsOf("ÉLÈVE, cœur, ex æquo, garçon")).to.deep.equal(["eleve", "coeur", "ex", "aequo", "garcon"]);
  });

  it("are the same for composed and decomposed accents", () => {
    const text = "à Orléans, née où ça ? forêt";
    expect(wordsOf(text.normalize("NFD"))).to.deep.equal(wordsOf(text.normalize("NFC")));
    expect(tokenize("à".normalize("NFD"))[0]?.isPreposition).to.equal(true);
  });

  it("are none in an empty message, emoji or punctuation", () => {
    for (const text of ["", "   ", "\n\t", "…", "?!", "🙂", "👍🏽👨‍👩‍👧", "<>", "\u0000", "\u200b"])
      expect(wordsOf(text), JSON.stringify(text)).to.deep.equal([]);
  });

  it("say where they stood in the message", () => {
    const text = "Bonjour, Tarbes !";
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).to.deep.equal(["Bonjour", "Tarbes"]);
  });

  it("say whether they were written with a capital", () => {
    expect(tokenize("je suis à Dreux").map((token) => token.capital)).to.deep.equal([false, false, false, true]);
    expect(tokenize("Étampes")[0]?.capital).to.equal(true);
  });

  it("tell « à » from the verb « a »", () => {
    expect(tokenize("il a foi à Foix").map((token) => token.isPreposition)).to.deep.equal([
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  it("change clause at a punctuation mark and at « mais »", () => {
    expect(tokenize("oui, j'ai 17 ans. Dreux").map((token) => token.clause)).to.deep.equal([0, 1, 1, 1, 1, 2]);
    expect(tokenize("oui mais non").map((token) => token.clause)).to.deep.equal([0, 1, 1]);
  });

  it("stay the same words when they are cried", () => {
    expect(wordsOf("OUIIII troooop baaaad")).to.deep.equal(["oui", "trop", "bad"]);
    expect(wordsOf("créée, allée, 1000000")).to.deep.equal(["creee", "allee", "1000000"]);
  });

  it("split a number from its unit, but not an ordinal", () => {
    expect(wordsOf("17ans 35h 3eme 1ere 6e 2nde")).to.deep.equal(["17", "ans", "35h", "3eme", "1ere", "6e", "2nde"]);
  });

  it("join the letters of an acronym that is spelt", () => {
    expect(wordsOf("un c a p ou un b.t.s.")).to.deep.equal(["un", "cap", "ou", "un", "bts"]);
    expect(wordsOf("inscrit à l a n p e")).to.deep.equal(["inscrit", "a", "l", "anpe"]);
  });

  it("do not swallow the words beside a spelt acronym", () => {
    expect(wordsOf("un c a p à Dreux")).to.deep.equal(["un", "cap", "a", "dreux"]);
    expect(wordsOf("il n'y a pas")).to.deep.equal(["il", "n", "y", "a", "pas"]);
  });

  it("write short forms out", () => {
    const shortForms: [string, string[]][] = [
      ["jsp", ["je", "sais", "pas"]],
      ["stp", ["s", "il", "te", "plait"]],
    ];
    expect(wordsOf("JSP, stp", shortForms)).to.deep.equal(["je", "sais", "pas", "s", "il", "te", "plait"]);
  });

  it("do not take a word for the short form that differs by an accent", () => {
    const shortForms: [string, string[]][] = [["jé", ["j", "ai"]]];
    expect(wordsOf("je sais", shortForms)).to.deep.equal(["je", "sais"]);
    expect(wordsOf("Jé 17 ans".normalize("NFD"), shortForms)).to.deep.equal(["j", "ai", "17", "ans"]);
  });

  it("know no short form by the name of an object's property", () => {
    expect(wordsOf("constructor __proto__ toString")).to.deep.equal(["constructor", "proto", "tostring"]);
  });

  it("come from the first 2,000 characters only", () => {
    const text = `${"mot ".repeat(2500)}fin`;
    const tokens = tokenize(text);
    expect(tokens).to.have.length(LONGEST_MESSAGE / 4);
    expect(tokens.at(-1)?.end).to.be.at.most(LONGEST_MESSAGE);
  });

  it("are bounded in number by the length of the message", () => {
    for (const piece of ["a ", "a", "1/", "c.", "é", "🙂 ", "<b>", "jj", "1a "])
      expect(tokenize(piece.repeat(5000)).length, piece).to.be.at.most(LONGEST_MESSAGE);
  });

  it("keep nothing of HTML but its words", () => {
    expect(wordsOf("<b onclick=\"alert('x')\">17 ans</b>")).to.deep.equal([
      "b",
      "onclick",
      "alert",
      "x",
      "17",
      "ans",
      "b",
    ]);
  });
});

describe("Folding", () => {
  it("drops case, accents and typographic apostrophes", () => {
    expect(fold("L’ÉTÉ À Nîmes")).to.equal("l'ete a nimes");
    expect(fold("PLAIN")).to.equal("plain");
    expect(fold("`quote´")).to.equal("'quote'");
  });

  it("gives the words of a name", () => {
    expect(words("Saint-Rémy-lès-Chevreuse")).to.deep.equal(["saint", "remy", "les", "chevreuse"]);
    expect(words("…")).to.deep.equal([]);
  });
});
