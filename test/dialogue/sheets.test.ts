/** First-level information: found by question, by title, beside a result; plain, sourced, and shown as past its date when it is. */

import { expect } from "chai";
import { SheetFinder } from "../../src/dialogue/sheet-finder.js";
import { NEEDS, type NeedId } from "../../src/knowledge/taxonomy.js";
import { takeTurn } from "../../src/turn/turn.js";
import { say, sessionAt, textOf, worldNow } from "../support/conversation.js";
import { profileOf } from "../support/profiles.js";

const { knowledge, sheets } = worldNow();
const LONGEST_SENTENCE = 25;
const COUNTED_ELSEWHERE: readonly NeedId[] = ["hors_sujet", "horaires_contact", "rdv_humain"];

describe("The sheets", () => {
  it("are at least forty, with each need that information can answer", () => {
    expect(knowledge.sheets.length).to.be.at.least(40);
    const covered = new Set(knowledge.sheets.flatMap(({ needs }) => needs));
    for (const need of NEEDS.filter((each) => !COUNTED_ELSEWHERE.includes(each)))
      expect([...covered], need).to.include(need);
  });

  it("are written in short sentences", () => {
    for (const { id, text, simple, next } of knowledge.sheets) {
      const sentences = [...text, ...simple, ...next].flatMap((line) => line.split(/(?<=[.!?])\s+/));
      for (const sentence of sentences)
        expect(sentence.split(/\s+/).length, `${id}: ${sentence}`).to.be.at.most(LONGEST_SENTENCE);
      const average = sentences.reduce((sum, each) => sum + each.split(/\s+/).length, 0) / sentences.length;
      expect(average, id).to.be.at.most(15);
    }
  });

  it("give no amount of money, which would change", () => {
    for (const { id, text, simple } of knowledge.sheets)
      expect([...text, ...simple].join(" "), id).to.not.match(/\d\s?(€|euros?)\b/);
  });

  it("are found by their own title and by most of the questions they answer", () => {
    for (const sheet of knowledge.sheets) {
      expect(sheets.titled(sheet.title)?.id).to.equal(sheet.id);
      const found = sheet.questions.filter((question) => sheets.asked(question) !== null);
      expect(found.length / sheet.questions.length, sheet.id).to.be.at.least(0.4);
    }
  });

  it("are found by questions worded otherwise", () => {
    const asked: Record<string, string> = {
      "cpf c'est quoi": "cpf",
      "c koi la vae ?": "vae",
      "comment marche parcoursup": "parcoursup",
      "ça marche comment l'apprentissage ?": "apprentissage",
      "c'est quoi le cep": "cep",
      "je voudrais savoir comment ça marche la v a e": "vae",
      "à quoi sert un bilan de compétences ?": "bilan-de-competences",
    };
    for (const [question, id] of Object.entries(asked)) expect(sheets.asked(question)?.id, question).to.equal(id);
  });

  it("are not taken for an answer to a story", () => {
    for (const story of [
      "je suis au chômage et je cherche une formation",
      "j'ai 17 ans, j'ai lâché le lycée",
      "Dreux",
      "oui",
    ])
      expect(sheets.asked(story), story).to.equal(null);
  });

  it("are offered for the main need and the public, at most two", () => {
    const offered = sheets.offered(profileOf({ status: "salarie", needs: ["financement"] }));
    expect(offered).to.have.length(2);
    for (const { needs } of offered) expect(needs).to.include("financement");
    expect(sheets.offered(profileOf({}))).to.deep.equal([]);
  });
});

describe("A sheet in a conversation", () => {
  it("comes first when information is asked, then the interview goes on", () => {
    const { texts, session } = say(["c'est quoi le cpf ?"]);
    expect(texts[0])
      .to.include("Le compte personnel de formation (CPF)")
      .and.include("Fiche relue en")
      .and.match(/D'après : Code du travail/);
    expect(session.profile.needs).to.deep.equal(["financement"]);
    expect(session.waiting.for).to.equal("question");
  });

  it("interrupts a question without losing it, on both channels", () => {
    for (const channel of ["web", "phone"] as const) {
      const from = sessionAt("the question of the commune");
      const { texts, session } = say(["c'est quoi la vae ?"], { from, channel });
      expect(texts[0]).to.match(/VAE/);
      expect(session.waiting).to.deep.equal(from.waiting);
      expect(session.profile).to.deep.equal(from.profile);
    }
  });

  it("is offered beside the result and read by its button", () => {
    const { choices, session } = say(["Trouver un emploi", "Sans emploi", "Dreux", "40 ans", "oui"]);
    const [title = ""] = choices;
    expect(sheets.titled(title)).to.not.equal(null);
    expect(say([title], { from: session }).text).to.include(title);
  });

  it("says when it is past its date", () => {
    const old = knowledge.sheets.map((sheet) => ({ ...sheet, reviewed_on: "2024-01-01", review_by: "2025-01-01" }));
    const world = { ...worldNow(), sheets: new SheetFinder(old) };
    const { session } = say([]);
    const turn = takeTurn(session, { text: "c'est quoi le cpf ?", channel: "web" }, world);
    expect(textOf(turn)).to.include("devait être relue avant janvier 2025");
  });
});
