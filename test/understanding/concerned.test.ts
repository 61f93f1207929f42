/** Whom a request is about: said aloud, or told by the way people speak of somebody; a person who is only named is not. */

import { expect } from "chai";
import type { CONCERNED } from "../../src/knowledge/taxonomy.js";
import { MessageReader } from "../../src/understanding/read-message.js";
import { realWorld } from "../support/world.js";

const TODAY = new Date("2026-11-20T12:00:00+01:00");
const { knowledge, reader } = realWorld();
const byWordsAlone = new MessageReader({ ...knowledge, model: null });

const read = (text: string) => reader.read(text, { asked: null, today: TODAY });
const saidAloud = (text: string) => byWordsAlone.read(text, { asked: null, today: TODAY }).about;

describe("Whom a message is about", () => {
  it("is read in the words that say it aloud, with or without a learned model", () => {
    const said: Record<string, (typeof CONCERNED)[number] | null> = {
      "c'est pour ma fille": "child",
      "je cherche pour mon frère": "relative",
      "c'est pour un ami": "relative",
      "pour une personne que j'accompagne": "client",
      "je suis éducatrice, j'accompagne un jeune": "client",
      "non, c'est pour moi": "self",
      "une formation de soudeur": null,
    };
    for (const [text, about] of Object.entries(said)) {
      expect(saidAloud(text), text).to.equal(about);
      if (about && about !== "self") expect(read(text).about, text).to.equal(about);
    }
  });

  it("is not whoever a long story says « pour moi » of, nor whom it denies", () => {
    expect(saidAloud("depuis le départ de mon collègue c'est devenu très dur pour moi au bureau")).to.equal(null);
    expect(saidAloud("ce n'est pas pour mon frère")).to.equal(null);
  });

  it("gives a parent's flag with a child, and takes it back from a parent who asks for themselves", () => {
    expect(read("ma fille de 15 ans ne veut plus aller au collège").flags).to.include("parent_pour_enfant");
    const own = read("je suis maman de deux enfants et je cherche un travail");
    expect(own.about).to.not.equal("child");
    expect(own.flags).to.not.include("parent_pour_enfant");
  });

  it("decides whose age and whose status count", () => {
    expect(read("j'ai 48 ans, c'est pour mon fils de 17 ans")).to.deep.include({ about: "child", age: 17 });
    expect(read("je suis éducateur, j'accompagne un jeune de 19 ans")).to.deep.include({
      about: "client",
      age: 19,
      status: "professionnel",
    });
    expect(read("c'est pour mon frère, il est au chômage, moi je suis fonctionnaire")).to.deep.include({
      about: "relative",
      status: "demandeur_emploi",
    });
  });
});

describe("A status that is denied", () => {
  it("is reported, so that what was known can be taken back", () => {
    expect(read("non je suis plus au chômage").denied).to.deep.equal(["demandeur_emploi"]);
    expect(read("je ne suis plus salariée").denied).to.include("salarie");
    expect(read("je suis au chômage").denied).to.deep.equal([]);
  });
});
