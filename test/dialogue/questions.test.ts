/** Each question: its words on the page and on the phone, its buttons, and what becomes of "je ne sais pas". */

import { expect } from "chai";
import { questionById } from "../../src/dialogue/flow.js";
import { AT_EACH_STATE, STATE_NAMES, type StateName, say, sessionAt, worldNow } from "../support/conversation.js";

const QUESTIONS: Record<string, { state: StateName; asks: RegExp; asksChild?: RegExp }> = {
  besoin: {
    state: "the question of the need",
    asks: /vous aiderait le plus/,
    asksChild: /aiderait le plus votre enfant/,
  },
  situation: {
    state: "the question of the situation",
    asks: /Quelle est votre situation/,
    asksChild: /la situation de votre enfant/,
  },
  commune: {
    state: "the question of the commune",
    asks: /Dans quelle commune habitez-vous/,
    asksChild: /Dans quelle commune habite votre enfant/,
  },
  commune_precise: { state: "the question of homonyms", asks: /Plusieurs communes correspondent/ },
  age: { state: "the question of the age", asks: /Quel âge avez-vous/, asksChild: /Quel âge a votre enfant/ },
};
const EXPLAINED = "pourquoi";

for (const [id, { state, asks, asksChild }] of Object.entries(QUESTIONS)) {
  describe(`the question ${id}`, () => {
    const { wording, flow } = worldNow();
    const name = `questions/${id}` as "questions/age";

    for (const channel of ["web", "phone"] as const) {
      it(`is asked on the ${channel}, and in other words when the answer is not understood`, () => {
        const first = say(AT_EACH_STATE[state], { channel });
        expect(first.session.waiting).to.deep.equal({ for: "question", id });
        expect(first.text).to.match(asks);
        const again = say(["blop blop"], { channel, from: first.session });
        const question = again.turn.replies.at(-1)?.text;
        expect(question).to.equal(wording.say(name, channel, { named: "", child: false }, "again"));
        expect(question).to.not.match(asks);
      });
    }

    it("is repeated in its first words after an explanation", () => {
      expect(say([EXPLAINED], { from: sessionAt(state) }).text).to.match(asks);
    });

    it("is about the child when a parent asks", () => {
      const words = wording.say(name, "web", { named: "votre enfant", child: true });
      expect(words).to.match(asksChild ?? asks);
    });

    it("goes on with « je ne sais pas », without asking it again", () => {
      const next = say(["je ne sais pas"], { from: sessionAt(state) });
      expect(next.turn.replies).to.not.deep.equal([]);
      expect(next.session.waiting).to.not.deep.equal({ for: "question", id });
    });

    it("offers the buttons of the flow, each understood as what it says", () => {
      const offered = say(AT_EACH_STATE[state]).choices;
      const question = questionById(flow, id);
      if (!question.choices_from) expect(offered).to.deep.equal(question.choices.map(({ label }) => label));
      for (const label of offered) {
        const next = say([label.toUpperCase()], { from: sessionAt(state) });
        expect(
          next.turn.facts.map(({ kind }) => kind),
          label,
        ).to.not.include("misunderstood");
        expect(next.session, label).to.not.deep.equal(sessionAt(state));
      }
    });
  });
}

describe("an answer", () => {
  const profileAfter = (state: StateName, answer: string) => say([answer], { from: sessionAt(state) }).session.profile;

  it("in free words is as good as a button", () => {
    expect(profileAfter("the question of the situation", "salarié").status).to.equal("salarie");
    expect(profileAfter("the question of the situation", "mon compte").status).to.equal("independant");
    expect(profileAfter("the question of the situation", "je suis au chômage").status).to.equal("demandeur_emploi");
  });

  it("keeps an exact age, even one that a button holds", () => {
    for (const age of [25, 26, 49, 50])
      expect(profileAfter("the question of the age", `${age}`).ages).to.deep.equal([age, age]);
    expect(profileAfter("the question of the age", "De 26 à 49 ans").ages).to.deep.equal([26, 49]);
  });

  it("about a class is not the number of a button", () => {
    expect(profileAfter("the question of the situation", "en seconde").status).to.equal("collegien_lyceen");
  });

  it("that is a small piece of a button is not that button", () => {
    for (const word of ["école", "l'école", "où ?", "je", "de", "a", "mon"]) {
      expect(profileAfter("the question of the situation", word).status, word).to.equal("unknown");
      expect(profileAfter("the question of the need", word).needs, word).to.not.include("vae");
    }
  });

  it("to the need replaces, elsewhere it adds", () => {
    const beside = say(["Trouver une formation", "et aussi un logement"]).session.profile.needs;
    expect(beside).to.deep.equal(["info_formation", "frein_logement"]);
    const corrected = say(["Ce que je cherche", "un logement"], { from: sessionAt("the correction") }).session;
    expect(corrected.profile.needs).to.deep.equal(["frein_logement"]);
  });

  it("may be both of the two things that the question names: « les deux »", () => {
    for (const words of ["les deux", "un peu des deux", "bah les deux"])
      expect(profileAfter("the question of the need", words).needs, words).to.deep.equal([
        "recherche_emploi",
        "info_formation",
      ]);
    expect(say(["les deux"], { from: sessionAt("the question of the age") }).session.leftAside).to.deep.equal(["age"]);
  });

  it("may be the rank of a button: « le deuxième »", () => {
    expect(profileAfter("the question of the need", "le deuxième").needs).to.deep.equal(["recherche_emploi"]);
    expect(profileAfter("the question of the situation", "la dernière").status).to.equal("inactif");
    expect(profileAfter("the question of the age", "le 2").ages).to.deep.equal([16, 25]);
  });

  it("may be a name of the code: it means nothing", () => {
    for (const state of STATE_NAMES)
      for (const word of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
        const before = sessionAt(state);
        expect(say([word], { from: before }).session.profile, `${state}: ${word}`).to.deep.equal(before.profile);
      }
  });
});

describe("the examples that the assistant gives on the phone", () => {
  it("are understood as statuses", () => {
    for (const example of ["au lycée", "en études supérieures", "au travail", "sans emploi", "à mon compte"]) {
      const { profile } = say([example], {
        channel: "phone",
        from: sessionAt("the question of the situation"),
      }).session;
      expect(profile.status, example).to.not.equal("unknown");
      expect(worldNow().wording.say("questions/situation", "phone", { named: "", child: false })).to.include(example);
    }
  });
});

describe("an answer that comes late", () => {
  it("is still an answer: the button of a question two turns old", () => {
    const atAge = sessionAt("the question of the age");
    const late = say(["En emploi dans le privé"], { from: atAge }).session.profile;
    expect(late).to.deep.include({ status: "salarie", needs: ["bilan_projet"] });
    expect(say(["De 16 à 25 ans"], { from: sessionAt("the recap") }).session.profile.ages).to.deep.equal([16, 25]);
  });

  it("adds nothing that the button does not say", () => {
    const vae = say(["je voudrais faire une VAE à Orléans", "En emploi dans le privé"]).session.profile;
    expect(vae.needs).to.deep.equal(["vae"]);
  });
});
