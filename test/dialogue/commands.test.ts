/** What a person may order at any moment, at every state. */

import { expect } from "chai";
import { sentencesOf, wordsIn } from "../../src/dialogue/sentences.js";
import { NEW_SESSION } from "../../src/dialogue/session.js";
import { STATE_NAMES, type StateName, say, sessionAt, worldNow } from "../support/conversation.js";
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
      const answered =
        /Voici pourquoi je propose|Je vous le demande car|Ces numéros|Selon ce que|Chaque lieu|Avec votre commune|Je cherche la bonne|L'âge change/;
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

describe("« plus simple »", () => {
  const simply = (state: StateName, ...then: string[]) => say(["plus simple", ...then], { from: sessionAt(state) });

  it("says the same again in easy words, and keeps them to the end", () => {
    expect(simply("the question of the age").text).to.include("Quel âge avez-vous ?").and.not.include("Les lieux");
    const heard = simply("the question of the situation", "au chômage", "20 ans", "Dreux", "oui");
    expect(heard.texts.join("\n")).to.include("Où habitez-vous ?").and.include("C'est juste ?");
    expect(heard.text).to.include("Voici où aller").and.not.include("conseil en évolution professionnelle");
    expect(heard.doors[0]).to.deep.include({ email: "", site: "" });
    expect(heard.doors.every(({ why }) => why.length === 1)).to.equal(true);
  });

  it("says an information sheet in its easy words", () => {
    const plain = say(["c'est quoi le CPF ?"]).text;
    const easy = simply("the beginning", "c'est quoi le CPF ?").text;
    expect(easy).to.include("Le CPF sert à payer une formation.");
    expect(easy.length).to.be.below(plain.length);
  });

  it("lasts through « retour » and « recommencer », not through « tout effacer »", () => {
    expect(simply("the recap", "retour").session.simple).to.equal(true);
    expect(simply("the recap", "recommencer").session.simple).to.equal(true);
    expect(simply("the recap", "tout effacer").session.simple).to.equal(false);
  });

  it("ends with « comme avant », which says everything again", () => {
    const heard = simply("a result", "comme avant");
    expect(heard.session.simple).to.equal(false);
    expect(heard.text).to.include("Voici les lieux qui peuvent vous aider");
  });

  it("counts no second referral", () => {
    expect(simply("a result").turn.facts).to.deep.equal([]);
  });

  it("has shorter sentences than the others", () => {
    const lengths = (texts: string) => sentencesOf(texts).map(wordsIn);
    const mean = (of: number[]) => of.reduce((sum, words) => sum + words, 0) / of.length;
    const full = say(["repeter"], { from: sessionAt("a result") }).text;
    expect(mean(lengths(simply("a result").text))).to.be.below(mean(lengths(full)));
  });
});

describe("after a correction", () => {
  const atResult = say(["je suis au chômage, j'ai 20 ans, je ne sais pas quoi faire, je suis à Dreux", "oui"]).session;

  it("what changes in the first door is said", () => {
    const heard = say(["plutôt vers Chartres", "oui"], { from: atResult });
    expect(heard.text).to.match(/Ce qui change, c'est le premier lieu\. Avant : .+Dreux\. Maintenant : .+Chartres/);
  });

  it("that changes nothing, this is said too", () => {
    expect(say(["j'ai 21 ans", "oui"], { from: atResult }).text).to.include("Cela ne change pas le premier lieu");
  });

  it("what did not change is not said: after a repetition, or a person asked for", () => {
    for (const text of ["répète", "parler à quelqu'un"])
      expect(say([text], { from: atResult }).text).to.not.match(/Ce qui change|ne change pas/);
  });
});
