/** What a person may order at any moment, at every state. */

import { expect } from "chai";
import { NEW_SESSION } from "../../src/dialogue/session.js";
import { STATE_NAMES, say, sessionAt, worldNow } from "../support/conversation.js";
import { DAY } from "../support/profiles.js";

for (const state of STATE_NAMES) {
  describe(`at ${state}`, () => {
    const hear = (...messages: string[]) => say(messages, { from: sessionAt(state) });

    it("« aide » says what can be done, and waits for the same", () => {
      const heard = hear("aide");
      expect(heard.text).to.include("parler à quelqu'un");
      if (state !== "the beginning") expect(heard.session.waiting).to.deep.equal(sessionAt(state).waiting);
    });

    it("« recommencer » forgets the situation", () => {
      const heard = hear("recommencer");
      expect(heard.session).to.deep.equal(NEW_SESSION);
      expect(heard.choices).to.deep.equal(worldNow().flow.buttons.start);
      expect(heard.turn.erase).to.equal(false);
    });

    it("« tout effacer » leaves nothing, and tells the channels", () => {
      const heard = hear("tout effacer");
      expect(heard.session).to.deep.equal(NEW_SESSION);
      expect(heard.turn.erase).to.equal(true);
      expect(heard.turn.facts).to.deep.equal([]);
    });

    it("« pourquoi » gives the reasons of the doors or of the question, and waits for the same", () => {
      const heard = hear("pourquoi ?");
      const answered = /Voici pourquoi je propose|Je vous le demande car|Ces numéros/;
      expect(heard.text).to.match(answered);
      if (state !== "the beginning") expect(heard.session.waiting).to.deep.equal(sessionAt(state).waiting);
    });

    it("« retour » goes back to the state before the last answer", () => {
      const before = sessionAt(state);
      const heard = hear("retour");
      expect(heard.turn.replies).to.not.deep.equal([]);
      const previous = before.past.at(-1);
      if (!previous) expect(heard.text).to.include("pas encore de réponse");
      else expect(heard.session).to.deep.include({ profile: previous.profile, waiting: previous.waiting });
    });

    it("« parler à quelqu'un » gives somebody: a place when one is known, help lines in danger, else the commune is asked", () => {
      const heard = hear("je veux parler à quelqu'un");
      const { waiting, profile } = sessionAt(state);
      if (waiting.for === "danger") expect(heard.text).to.include("3114");
      else if (profile.place) expect(heard.doors[0]?.name).to.not.equal(undefined);
      else {
        expect(heard.text).to.include("Vous pouvez parler à quelqu'un");
        expect(heard.session.waiting).to.deep.equal({ for: "question", id: "commune" });
      }
    });

    it("« corriger » opens the correction", () => {
      expect(hear("corriger").session.waiting).to.deep.equal({ for: "correction" });
    });
  });
}

describe("« retour »", () => {
  it("undoes answers one by one, to the beginning", () => {
    const answers = ["Changer de métier", "Sans emploi", "Orléans", "30 ans"];
    const steps = answers.map((_answer, index) => say(answers.slice(0, index)).session);
    for (const [back, expected] of steps.toReversed().entries()) {
      const heard = say([...answers, ...Array(back + 1).fill("retour")]);
      expect(heard.session.profile).to.deep.equal(expected.profile);
      expect(heard.session.waiting).to.deep.equal(expected.waiting);
    }
  });

  it("shows the result again when it was the last state", () => {
    const heard = say(["j'ai aussi besoin d'un logement", "retour"], { from: sessionAt("a result") });
    expect(heard.doors).to.deep.equal(say(["oui"], { from: sessionAt("the recap") }).doors);
  });

  it("remembers ten answers at most", () => {
    const heard = say([...Array(15).fill("Choisir mes études"), "j'ai 15 ans"]);
    expect(heard.session.past).to.have.length.at.most(10);
  });
});

describe("« parler à quelqu'un »", () => {
  it("keeps what the person came for", () => {
    const { profile } = say(["Faire reconnaître mon expérience", "parler à quelqu'un", "Orléans"]).session;
    expect(profile.needs).to.deep.equal(["vae", "rdv_humain"]);
  });

  it("is also a button of the first question", () => {
    expect(say(["Parler à quelqu'un"]).session.waiting).to.deep.equal({ for: "question", id: "commune" });
  });

  it("« pourquoi » after it explains the doors that it gave", () => {
    const shown = say(["parler à quelqu'un"], { from: sessionAt("the recap") });
    const reasons = say(["pourquoi"], { from: shown.session });
    for (const { name, why } of shown.doors) expect(reasons.text).to.include(`${name} : ${why[0]}`);
  });

  it("never gives a pupil the number of a network that is not for pupils", () => {
    expect(say(["parler à quelqu'un"], { from: sessionAt("the recap") }).text).to.not.include("09 72 01 02 03");
  });

  it("is counted as a referral to a human", () => {
    const { turn } = say(["parler à quelqu'un"], { from: sessionAt("the recap") });
    expect(turn.facts).to.deep.equal([
      {
        kind: "referred",
        channel: "web",
        status: "collegien_lyceen",
        needs: ["rdv_humain"],
        departement: "12",
        networks: worldNow()
          .referrer.refer({ ...turn.session.profile, needs: ["rdv_humain"] }, DAY)
          .referrals.map(({ network }) => network.id),
      },
    ]);
  });
});
