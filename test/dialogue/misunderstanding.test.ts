/** When a message cannot be read: other words, then a person; never the same words twice, never a dead end. */

import { expect } from "chai";
import { AT_EACH_STATE, STATE_NAMES, say, sessionAt, worldNow } from "../support/conversation.js";

const UNREADABLE = {
  "words that mean nothing": ["blop blop", "wxcvbn qsdf", "grmbl zut"],
  "another subject": ["donne-moi une recette de crêpes", "quelle est la météo", "raconte une blague"],
  silence: ["", "😀😀", "…"],
  "a bit of each": ["blop blop", "🙂", "quelle est la météo"],
} as const;

for (const channel of ["web", "phone"] as const)
  for (const state of STATE_NAMES)
    for (const [what, messages] of Object.entries(UNREADABLE))
      describe(`${what}, three times at ${state}, on the ${channel}`, () => {
        const before = say(AT_EACH_STATE[state], { channel });
        const { texts, turn } = say(messages, { channel, from: before.session });

        it("is never answered twice in a row in the same words", () => {
          for (const [index, text] of texts.entries()) expect(text).to.not.equal(texts[index - 1]);
          expect(texts[0]).to.not.equal(before.text);
        });

        it("ends with a person to talk to, or with the next question", () => {
          const person =
            /\d\d \d\d \d\d|3949|3114|Vous pouvez parler à quelqu'un|Voici qui peut vous recevoir|passons à la suite/;
          expect(texts.slice(-2).join("\n")).to.match(person);
        });

        it("never loses what is known", () => {
          const { place, status } = before.session.profile;
          expect(turn.session.profile).to.deep.include({ place, status });
        });
      });

describe("a message that is not understood", () => {
  it("is counted, silence is not", () => {
    const kinds = (message: string) => say([message]).turn.facts.map(({ kind }) => kind);
    expect(kinds("blop blop")).to.deep.equal(["misunderstood"]);
    expect(kinds("")).to.deep.equal([]);
  });

  it("is forgotten as soon as another is understood", () => {
    const { session } = say(["blop blop", "blop", "aide"], { from: sessionAt("the question of the commune") });
    expect(session.misunderstood).to.equal(0);
    expect(say(["blop", "Dreux"], { from: sessionAt("the question of the commune") }).session.misunderstood).to.equal(
      0,
    );
  });

  it("leaves a question aside at the third time, and the number of a person is given", () => {
    const { session, texts } = say(["blop", "grmbl", "wxcvbn"], { from: sessionAt("the question of the commune") });
    expect(session.leftAside).to.deep.equal(["commune"]);
    expect(texts[2]).to.include("passons à la suite").and.include("3949");
  });

  it("after a result offers its buttons again", () => {
    expect(say(["blop blop"], { from: sessionAt("a result") }).choices).to.deep.equal(
      worldNow().flow.buttons.after_result,
    );
  });
});

describe("an opinion on the result", () => {
  it("« non » asks what is wrong, and opens the correction", () => {
    const heard = say(["non"], { from: sessionAt("a result") });
    expect(heard.text).to.include("le lieu, la distance, ou votre demande");
    expect(heard.session.waiting.for).to.equal("correction");
  });

  it("« je ne sais pas » offers a person", () => {
    expect(say(["je ne sais pas"], { from: sessionAt("a result") }).session.waiting.for).to.equal("after_result");
  });
});

describe("politeness", () => {
  it("alone at the beginning is answered by the first question, without apology", () => {
    for (const hello of ["bonjour", "Bonsoir !", "salut"]) {
      const heard = say([hello]);
      expect(heard.text).to.equal(worldNow().wording.say("questions/situation", "web", { named: "", child: false }));
      expect(heard.turn.facts).to.deep.equal([]);
    }
  });

  it("is not what is written in another alphabet", () => {
    expect(say(["你好"], { from: sessionAt("a result") }).text).to.not.include("bon courage");
  });

  it("with a yes at the recap is a yes; at a question, whoever leaves is not held back", () => {
    for (const yes of ["oui merci", "ok merci", "oui c'est ça merci"])
      expect(say([yes], { from: sessionAt("the recap") }).doors.length, yes).to.be.greaterThan(0);
    for (const thanks of ["ok merci", "bon merci quand même", "au revoir"])
      expect(say([thanks], { from: sessionAt("the question of the age") }).text, thanks).to.include("bon courage");
  });

  it("alone after a result is answered by a goodbye", () => {
    for (const thanks of ["merci", "merci beaucoup, au revoir", "non merci", "oui"])
      expect(say([thanks], { from: sessionAt("a result") }).text).to.include("bon courage");
  });
});

describe("an unknown commune", () => {
  const atCommune = sessionAt("the question of the commune");

  it("is asked again with what can be said instead", () => {
    const heard = say(["Zzyxville-les-Oies"], { from: atCommune });
    expect(heard.text).to.include("code postal");
    expect(heard.session.profile.place).to.equal(null);
  });

  it("does not prevent a result: the national contact is given, and said to be one", () => {
    const heard = say(["je ne sais pas", "oui"], { from: atCommune });
    expect(heard.doors[0]).to.deep.include({ name: "France Travail", address: "" });
    expect(heard.text).to.include("Je n'ai pas votre commune");
  });

  it("outside the first regions is said to be so", () => {
    const heard = say(["Caen", "oui"], { from: atCommune });
    expect(heard.text).to.include("hors des régions que je connais");
    expect(heard.doors[0]?.address).to.equal("");
    expect(heard.doors[0]?.contact).to.include("3949");
  });
});
