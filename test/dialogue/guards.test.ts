/** The named conditions of the questions, and the order in which they are asked. */

import { expect } from "chai";
import { GUARD_NAMES, GUARDS, type GuardName } from "../../src/dialogue/guards.js";
import { nextQuestion } from "../../src/dialogue/next-question.js";
import { NEW_SESSION, type Session } from "../../src/dialogue/session.js";
import { worldNow } from "../support/conversation.js";
import { DREUX, inCommune, inDepartement, inRegion, ORLEANS, profileOf } from "../support/profiles.js";

function sessionOf(known: Parameters<typeof profileOf>[0], rest: Partial<Session> = {}): Session {
  return { ...NEW_SESSION, ...rest, profile: profileOf(known) };
}

describe("the condition", () => {
  const holds = (name: GuardName, session: Session) => GUARDS[name](session);

  it("need_unknown holds until a need is known", () => {
    expect(holds("need_unknown", NEW_SESSION)).to.equal(true);
    expect(holds("need_unknown", sessionOf({ needs: ["vae"] }))).to.equal(false);
  });

  it("status_unknown holds until a status is known", () => {
    expect(holds("status_unknown", NEW_SESSION)).to.equal(true);
    expect(holds("status_unknown", sessionOf({ status: "inactif" }))).to.equal(false);
  });

  it("place_unknown holds until a commune or a département is known: a region is too large", () => {
    expect(holds("place_unknown", NEW_SESSION)).to.equal(true);
    expect(holds("place_unknown", sessionOf({ place: inRegion("76") }))).to.equal(true);
    expect(holds("place_unknown", sessionOf({ place: inDepartement("28") }))).to.equal(false);
    expect(holds("place_unknown", sessionOf({ place: inCommune(DREUX) }))).to.equal(false);
    expect(holds("place_unknown", sessionOf({}, { candidates: [DREUX, ORLEANS] }))).to.equal(false);
  });

  it("place_ambiguous holds while several communes bear the name", () => {
    expect(holds("place_ambiguous", NEW_SESSION)).to.equal(false);
    expect(holds("place_ambiguous", sessionOf({}, { candidates: [DREUX, ORLEANS] }))).to.equal(true);
  });

  it("age_unknown holds until the age is known", () => {
    expect(holds("age_unknown", NEW_SESSION)).to.equal(true);
    expect(holds("age_unknown", sessionOf({ age: 30 }))).to.equal(false);
  });

  it("is one of those that the flow may name", () => {
    expect(Object.keys(GUARDS).sort()).to.deep.equal([...GUARD_NAMES].sort());
  });
});

describe("the next question", () => {
  const asked = (session: Session) => nextQuestion(session, worldNow())?.id ?? null;

  it("is the one whose answers tell most first doors apart, the commune last", () => {
    expect(asked(NEW_SESSION)).to.equal("situation");
    expect(asked(sessionOf({ needs: ["bilan_projet"] }))).to.equal("situation");
    const jobseeker = { status: "demandeur_emploi", needs: ["bilan_projet"] } as const;
    expect(asked(sessionOf({ status: "demandeur_emploi" }))).to.equal("besoin");
    expect(asked(sessionOf(jobseeker))).to.equal("age");
    expect(asked(sessionOf({ ...jobseeker, age: 30 }))).to.equal("commune");
    expect(asked(sessionOf({ ...jobseeker, place: inCommune(ORLEANS), age: 30 }))).to.equal(null);
  });

  it("is never one whose answers all lead to the same first door", () => {
    expect(asked(sessionOf({ needs: ["vae"] }))).to.equal("commune");
    expect(asked(sessionOf({ needs: ["vae"], place: inCommune(ORLEANS) }))).to.equal(null);
    const pupil = { status: "collegien_lyceen", needs: ["bilan_projet"], place: inCommune(ORLEANS) } as const;
    expect(asked(sessionOf(pupil))).to.equal(null);
    expect(asked(sessionOf({ ...pupil, status: "demandeur_emploi", flags: ["jeune"] }))).to.equal(null);
  });

  it("is never one that was left aside", () => {
    const leftAside = ["besoin", "situation", "commune", "age"];
    expect(asked({ ...NEW_SESSION, leftAside: leftAside.slice(0, 1) })).to.equal("situation");
    expect(asked({ ...NEW_SESSION, leftAside })).to.equal(null);
  });

  it("is which commune, when several bear the name", () => {
    const session = sessionOf({ status: "demandeur_emploi", needs: ["vae"] }, { candidates: [DREUX, ORLEANS] });
    expect(asked(session)).to.equal("commune_precise");
  });
});
