/** How a message changes what is known: the latest word wins, and what is only implied never pushes what was said aside. */

import { expect } from "chai";
import { mergeChoice, mergeReading, onlyDoubts, saysSomething } from "../../src/dialogue/merge.js";
import { NEW_SESSION, type Session } from "../../src/dialogue/session.js";
import type { Reading } from "../../src/understanding/read-message.js";
import { worldNow } from "../support/conversation.js";
import { DREUX, inCommune, profileOf } from "../support/profiles.js";

const { knowledge, reader } = worldNow();
const NOTHING: Reading = reader.read("", { asked: null, today: worldNow().now });

function reading(said: Partial<Reading>): Reading {
  return { ...NOTHING, silent: false, needIsImplied: said.needs === undefined, ...said };
}

function sessionOf(known: Parameters<typeof profileOf>[0]): Session {
  return { ...NEW_SESSION, profile: profileOf(known) };
}

describe("what a message says", () => {
  const merged = (known: Parameters<typeof profileOf>[0], said: Partial<Reading>, replaces = false) =>
    mergeReading(sessionOf(known), reading(said), knowledge, replaces).profile;

  it("is kept beside what was known", () => {
    const known = { status: "salarie", age: 40, place: inCommune(DREUX), flags: ["cadre"], needs: ["vae"] } as const;
    expect(merged(known, { flags: ["handicap"], needs: ["financement"] })).to.deep.equal({
      ...profileOf(known),
      flags: ["cadre", "handicap"],
      needs: ["vae", "financement"],
    });
  });

  it("wins over what was known", () => {
    expect(merged({ status: "salarie", age: 40 }, { status: "demandeur_emploi", age: 20 })).to.deep.include({
      status: "demandeur_emploi",
      ages: [20, 20],
      flags: ["jeune"],
    });
    expect(merged({ age: 20, flags: ["jeune"] }, { age: 60 }).flags).to.deep.equal(["senior"]);
  });

  it("keeps three needs at most, the first ones said", () => {
    const four = merged({ needs: ["vae", "financement"] }, { needs: ["bilan_projet", "frein_sante"] }).needs;
    expect(four).to.deep.equal(["vae", "financement", "bilan_projet"]);
  });

  it("replaces the need when the need was asked, unless it says none", () => {
    expect(merged({ needs: ["vae"] }, { needs: ["financement"] }, true).needs).to.deep.equal(["financement"]);
    expect(merged({ needs: ["vae"] }, { age: 30 }, true).needs).to.deep.equal(["vae"]);
  });

  it("adds no need that it only implies to one that was said", () => {
    const said: Partial<Reading> = {
      status: "collegien_lyceen",
      needs: ["orientation_scolaire"],
      needIsImplied: true,
    };
    expect(merged({ needs: ["alternance"] }, said).needs).to.deep.equal(["alternance"]);
    expect(merged({}, said).needs).to.deep.equal(["orientation_scolaire"]);
  });

  it("is nothing when it is off the subject or only distress", () => {
    expect(saysSomething(reading({ needs: ["hors_sujet"] }))).to.equal(false);
    expect(saysSomething(reading({ flags: ["urgence_detresse"] }))).to.equal(false);
    expect(merged({ needs: ["vae"] }, { needs: ["hors_sujet"] }, true).needs).to.deep.equal(["vae"]);
  });

  it("only doubts when « je ne sais pas » comes with no fact", () => {
    expect(onlyDoubts(reading({ answer: "unsure" }))).to.equal(true);
    expect(onlyDoubts(reading({ answer: "unsure", needs: ["bilan_projet"] }))).to.equal(true);
    expect(onlyDoubts(reading({ answer: "unsure", age: 17 }))).to.equal(false);
    expect(onlyDoubts(reading({ answer: "yes" }))).to.equal(false);
  });
});

describe("what a button says", () => {
  it("replaces what it is about, and nothing else", () => {
    const known = sessionOf({ status: "salarie", needs: ["vae"], age: 40 });
    const chosen = mergeChoice(known, { label: "", ages: [0, 15], flags: ["handicap"] }).profile;
    expect(chosen).to.deep.include({ status: "salarie", needs: ["vae"], ages: [0, 15], flags: ["handicap"] });
  });

  it("puts a person under 16 at school when nothing says otherwise", () => {
    expect(mergeChoice(NEW_SESSION, { label: "", ages: [0, 15] }).profile.status).to.equal("collegien_lyceen");
  });
});
