/** Danger comes before everything, at every state, and what was said of the situation is kept. */

import { expect } from "chai";
import { DANGERS, type Danger } from "../../src/knowledge/schema.js";
import { AT_EACH_STATE, STATE_NAMES, say, sessionAt, worldNow } from "../support/conversation.js";

const SAID: Record<Danger, { words: string; line: string }> = {
  medical: { words: "j'ai avalé plein de cachets", line: "15" },
  suicide: { words: "j'ai envie de mourir", line: "3114" },
  violence: { words: "mon mari me frappe", line: "3919" },
  child: { words: "mes parents me tapent", line: "119" },
  street: { words: "je dors dehors", line: "115" },
};

for (const state of STATE_NAMES.filter((name) => !name.startsWith("a danger"))) {
  describe(`danger at ${state}`, () => {
    for (const danger of DANGERS)
      it(`of ${danger} is answered by its help line, and by nothing else`, () => {
        const { words, line } = SAID[danger];
        const before = sessionAt(state);
        const { turn } = say([words], { from: before });
        expect(turn.replies).to.have.length(1);
        expect(turn.replies[0]?.calls?.map(({ phone }) => phone)).to.include(line);
        expect(turn.replies[0]?.text).to.include(line);
        expect(turn.session.waiting).to.deep.equal({ for: "danger" });
        expect(turn.facts).to.deep.equal([{ kind: "danger", channel: "web" }]);
        expect(turn.session.profile.place).to.deep.equal(before.profile.place);
      });

    it("is undone by « retour », and « continuer » goes on where it stopped", () => {
      const before = sessionAt(state);
      const inDanger = say([SAID.suicide.words], { from: before }).session;
      expect(say(["retour"], { from: inDanger }).session.profile).to.deep.equal(before.profile);
      const next = say(["Continuer"], { from: inDanger }).session;
      expect(next.profile).to.deep.include({ status: before.profile.status, place: before.profile.place });
      expect(next.waiting.for).to.be.oneOf(["question", "recap"]);
    });
  });
}

describe("danger", () => {
  it("is heard inside a story, whose facts are kept", () => {
    const { session, text } = say(["j'ai 20 ans, je suis à Dreux, j'ai plus de boulot et j'ai envie de mourir"]);
    expect(text).to.include("3114");
    expect(session.profile).to.deep.include({ ages: [20, 20] });
    expect(session.profile.place?.departement).to.equal("28");
  });

  it("comes before an order", () => {
    expect(say(["recommencer, j'ai envie de mourir"]).text).to.include("3114");
    expect(say(["non, j'ai envie de mourir"], { from: sessionAt("the recap") }).text).to.include("3114");
  });

  it("adds its help lines to those of an earlier one, in other words", () => {
    const { texts } = say([SAID.suicide.words, SAID.street.words]);
    expect(texts[1]).to.include("3114").and.include("115");
    expect(texts[1]).to.include("Je reste avec vous");
  });

  it("keeps the help lines until the person wants to go on", () => {
    const stays = ["non", "je ne sais pas", "blop blop", "parler à quelqu'un", "pourquoi", "aide", ""];
    for (const state of ["a danger without a place", "a danger with a place"] as const)
      for (const message of stays) {
        const heard = say([message], { from: sessionAt(state) });
        expect(heard.session.waiting, message).to.deep.equal({ for: "danger" });
        expect(heard.text, message).to.include("3114");
        expect(heard.choices, message).to.deep.equal(worldNow().flow.buttons.after_danger);
      }
  });

  it("is remembered in the result, beside the doors", () => {
    const heard = say(["Continuer", "oui"], { from: sessionAt("a danger with a place") });
    expect(heard.doors).to.have.length.at.least(1);
    expect(heard.text).to.include("3114");
  });

  it("is told on the phone with numbers that can be heard, and a question", () => {
    const heard = say([...AT_EACH_STATE["a danger without a place"], "non"], { channel: "phone" });
    expect(heard.texts[0]).to.include("Voulez-vous continuer avec moi ?");
    for (const text of heard.texts) {
      expect(text)
        .to.include("3114")
        .and.match(/continuer/);
      expect(text).to.not.match(/[•()/]/);
    }
  });

  it("gives Agri'écoute to people of the farming world, and to nobody else", () => {
    const lines = (story: string) => say([story]).turn.replies[0]?.calls?.map(({ phone }) => phone) ?? [];
    expect(lines("je suis agriculteur et j'ai envie de mourir")).to.include("09 69 39 29 19");
    expect(lines("j'ai envie de mourir")).to.not.include("09 69 39 29 19");
  });
});

describe("danger, once said", () => {
  it("is not left by words of low mood", () => {
    const heard = say(["j'ai envie de mourir", "c'est trop tard"]);
    expect(heard.text).to.include("3114");
    expect(heard.session.waiting.for).to.equal("danger");
  });

  it("brings the lines again when the person goes on and is no longer understood", () => {
    const heard = say([
      "j'ai envie de mourir, je suis au chômage à Tours, 40 ans",
      "continuer",
      "je vais le faire ce soir",
    ]);
    expect(heard.text).to.include("3114");
  });

  it("of somebody under age is for the child line first", () => {
    const { turn } = say(["j'ai 15 ans et mon copain me frappe"]);
    expect(turn.replies[0]?.calls?.[0]?.phone).to.equal("119");
  });

  it("tells whoever cannot call how to write, and does not give the whole list again", () => {
    for (const channel of ["web", "phone"] as const) {
      const given = say(["mon mari me frappe"], { channel });
      for (const words of ["je peux pas appeler il est là", "je veux pas appeler", "j'ai pas de crédit"]) {
        const { text, session } = say([words], { from: given.session, channel });
        expect(text, words).to.include("114").and.include("Rien ne vous oblige");
        expect(text, words).to.not.include("3919");
        expect(session.waiting.for).to.equal("danger");
      }
      const twice = say(["je veux pas appeler", "je veux pas appeler"], { from: given.session, channel });
      if (channel === "web") expect(twice.texts[0]).to.not.equal(twice.texts[1]);
    }
  });

  it("is never lost behind « je ne peux pas appeler », nor is the wish to erase or to go on", () => {
    const { session } = say(["mon mari me frappe"]);
    const worse = say(["je veux mourir, je ne peux pas appeler"], { from: session });
    expect(worse.session.dangers).to.include("suicide");
    expect(worse.text).to.include("3114");
    expect(say(["tout effacer il surveille mon téléphone"], { from: session }).turn.erase).to.equal(true);
  });

  it("is not heard in ordinary short words", () => {
    const ordinary = [
      "je suis fatigué",
      "je ne fais rien",
      "il a 15 ans",
      "elle est au collège",
      "rue de la paix",
      "pardon j'ai pas compris",
      "il veut pas y aller",
      "merci au revoir",
      "merci beaucoup pour votre aide",
    ];
    for (const words of ordinary) expect(say([words]).session.dangers, words).to.deep.equal([]);
  });

  it("lets the person be when they thank or decline, with the numbers in sight", () => {
    const { session } = say(["j'ai envie de mourir"]);
    for (const words of ["merci", "non ça va", "non"]) {
      const heard = say([words], { from: session });
      expect(heard.text, words).to.include("Rien ne presse").and.include("3114");
      expect(heard.session.waiting.for, words).to.equal("danger");
    }
  });
});
