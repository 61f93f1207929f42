/** Communes that bear the same name: all offered, and chosen in any way. */

import { expect } from "chai";
import { chosen } from "../../src/dialogue/next-question.js";
import { AT_EACH_STATE, say, sessionAt, worldNow } from "../support/conversation.js";

describe("homonym communes", () => {
  const atHomonyms = sessionAt("the question of homonyms");
  const { knowledge } = worldNow();
  const candidates = atHomonyms.candidates.flatMap((code) => knowledge.communes.byCode.get(code) ?? []);
  const communeAfter = (...messages: string[]) => say(messages, { from: atHomonyms }).session.profile.place?.commune;

  it("are offered as buttons, each with its département", () => {
    const { choices } = say(AT_EACH_STATE["the question of homonyms"]);
    expect(choices).to.have.length(candidates.length);
    expect(new Set(choices).size).to.equal(choices.length);
    for (const [index, choice] of choices.entries()) expect(choice).to.match(/^Saint-Martin.* \(.+\)$/, `${index}`);
  });

  it("are chosen by their button", () => {
    const { choices } = say(AT_EACH_STATE["the question of homonyms"]);
    for (const [index, choice] of choices.entries()) expect(communeAfter(choice)).to.equal(candidates[index]?.code);
  });

  it("are chosen by their place in the list", () => {
    for (const words of ["la deuxième", "le second", "c'est la deuxième"])
      expect(communeAfter(words)).to.equal(candidates[1]?.code);
    expect(communeAfter("la première")).to.equal(candidates[0]?.code);
    expect(communeAfter("la dernière")).to.equal(candidates.at(-1)?.code);
  });

  it("are chosen by their département", () => {
    const alone = candidates.filter(
      ({ departement }) => candidates.filter((other) => other.departement === departement).length === 1,
    );
    expect(alone.length).to.be.at.least(2);
    for (const { code, departement } of alone) {
      const name = knowledge.departements.get(departement)?.name;
      if (name) expect(communeAfter(name), name).to.equal(code);
      if (name) expect(communeAfter(`dans le département ${name}`), name).to.equal(code);
    }
  });

  it("are chosen by a postcode", () => {
    for (const { code, postcodes } of candidates)
      if (knowledge.communes.byPostcode.get(postcodes[0] ?? "")?.length === 1)
        expect(communeAfter(postcodes[0] ?? "")).to.equal(code);
  });

  it("give way to another commune, or to a département where none of them is", () => {
    expect(communeAfter("non, à Dreux")).to.equal("28134");
    const elsewhere = say(["dans le Lot"], { from: atHomonyms }).session;
    expect(elsewhere.profile.place).to.deep.include({ commune: null, departement: "46" });
    expect(elsewhere.candidates).to.deep.equal([]);
  });

  it("are asked about again when another such name is said, even after « je ne sais pas »", () => {
    const heard = say(["je ne sais pas", "Non, corriger", "Ma commune", "Saint-Denis"], { from: atHomonyms });
    const { waiting, profile, candidates: left } = heard.session;
    if (left.length > 0) expect(waiting).to.deep.equal({ for: "question", id: "commune_precise" });
    else expect(profile.place?.commune).to.be.a("string");
  });

  it("lead to a result even when the person does not know which", () => {
    const heard = say(["je ne sais pas", "oui"], { from: atHomonyms });
    expect(heard.doors).to.have.length.at.least(1);
  });

  it("can be pointed at: « la deuxième », « c'est le dernier »", () => {
    const choices = [
      { label: "Saint-Denis (Aude)", commune: "11339" },
      { label: "Saint-Denis (Gard)", commune: "30247" },
    ];
    expect(chosen("la deuxième", choices, "phone")?.commune).to.equal("30247");
    expect(chosen("dernière", choices, "web")?.commune).to.equal("30247");
  });
});

describe("The choices of a question", () => {
  const choices = ["Moi", "Ma fille", "Mon fils"].map((label) => ({ label }));
  const rank = (text: string, channel: "web" | "phone" = "web") => {
    const choice = chosen(text, choices, channel);
    return choice && choices.indexOf(choice);
  };

  it("are named, or pointed at on a screen", () => {
    expect(rank("mon fils", "phone")).to.equal(2);
    expect(
      ["le premier", "c'est la deuxième", "le 3", "numéro 2", "la dernière"].map((text) => rank(text)),
    ).to.deep.equal([0, 1, 2, 1, 2]);
  });

  it("are not pointed at by a class, a number, a longer message, or a voice that never heard their order", () => {
    const others = [
      "première",
      "en seconde",
      "2",
      "le 4",
      "ma fille en première",
      "c'est la première fois que j'appelle",
    ];
    expect(others.map((text) => rank(text))).to.deep.equal(others.map(() => null));
    expect(rank("le deuxième", "phone")).to.equal(null);
  });
});
