/** Questions beside the interview: answered at once, from what is known, and nothing is learned of the person from them. */

import { expect } from "chai";
import { STATE_NAMES, say, sessionAt } from "../support/conversation.js";

const LEAVER = ["j'ai 18 ans, j'ai arrêté l'école, je sais pas quoi faire, je suis à Châteaudun", "oui"];

describe("a question after a result", () => {
  const shown = say(LEAVER);
  const [first, second] = shown.doors;
  const ask = (question: string) => say([question], { from: shown.session });

  it("is about the first door, in words and without the whole card again", () => {
    const expected: Record<string, string> = {
      "c'est ouvert quand ?": "horaires",
      "le numéro c'est quoi": first?.phone ?? "?",
      "c'est quoi leur adresse": first?.address ?? "?",
      "c'est payant ?": "gratuit",
      "faut apporter quoi": "pièce d'identité",
      "ils font quoi exactement ?": first?.does ?? "?",
      "faut prendre rdv ?": first?.howToReach ?? "?",
      "y a plus près ?": "le plus proche que je connaisse",
    };
    for (const [question, answer] of Object.entries(expected)) {
      const { text, doors, session } = ask(question);
      expect(text, question).to.include(answer);
      expect(doors, question).to.deep.equal([]);
      expect(session.profile, question).to.deep.equal(shown.session.profile);
    }
  });

  it("may point at the second door, or ask for another place", () => {
    expect(ask("et le deuxième il est où ?").text).to.include(second?.address ?? "?");
    expect(ask("ça répond pas").text).to.include(second?.name ?? "?");
  });

  it("may be why not another network: the rule is told, and how to reach it all the same", () => {
    expect(ask("et pourquoi pas l'apec ?").text).to.include("public précis : cadre").and.to.include("apec.fr");
    expect(ask("et la chambre d'agriculture").session.profile).to.deep.equal(shown.session.profile);
    expect(ask("pourquoi pas la mission locale").text).to.include(first?.name ?? "?");
  });

  it("never changes who the person is", () => {
    for (const question of ["et l'apec ?", "c'est payant ?", "c'est quoi ?", "il faut un rendez-vous ?"])
      expect(ask(question).session.profile, question).to.deep.equal(shown.session.profile);
  });
});

describe("a question about the assistant", () => {
  it("is answered at any moment, and the interview goes on", () => {
    for (const state of STATE_NAMES.filter((name) => !name.startsWith("a danger"))) {
      const from = sessionAt(state);
      for (const [question, answer] of [
        ["c'est anonyme ?", "anonyme"],
        ["vous êtes un robot ?", "programme"],
      ] as const) {
        const { text, session } = say([question], { from });
        expect(text, `${state}: ${question}`).to.include(answer);
        expect(session.profile).to.deep.equal(from.profile);
      }
    }
  });

  it("« répéter » says again what was said last", () => {
    for (const channel of ["web", "phone"] as const) {
      const asked = say(["Trouver une formation"], { channel });
      expect(say(["répéter"], { from: asked.session, channel }).text).to.equal(asked.text);
    }
    const result = say(LEAVER);
    expect(say(["vous pouvez répéter"], { from: result.session }).text).to.equal(result.text);
  });
});

describe("a network that is named", () => {
  it("is shown at once where the person is, without asking who they are", () => {
    const { doors, texts } = say(["c'est quoi l'adresse de la mission locale de Narbonne"]);
    expect(doors.map(({ name }) => name)).to.deep.equal(["Mission locale - Narbonne"]);
    expect(texts.join("\n")).to.include("c'est le lieu que vous demandez");
  });

  it("is asked for with its former name", () => {
    const { doors } = say(["je cherche l'adresse de l'ANPE de Bourges"]);
    expect(doors[0]?.name).to.include("France Travail");
  });
});

describe("a person who would rather not say", () => {
  it("is not asked again", () => {
    for (const refusal of ["je préfère pas le dire", "ça vous regarde pas", "passer"]) {
      const { session } = say([refusal], { from: sessionAt("the question of the age") });
      expect(session.leftAside, refusal).to.deep.equal(["age"]);
    }
  });
});

describe("a message that asks and tells", () => {
  it("is learned from before anything else", () => {
    const story = say(["je garde mes enfants et je cherche un emploi à Dreux"]).session.profile;
    expect(story.needs).to.include("recherche_emploi");
    expect(story.place?.commune).to.equal("28134");
    const machine = say(["je suis opérateur sur machine à Dreux"]).session.profile;
    expect(machine.place?.commune).to.equal("28134");
    const moved = say(["non je suis à Chartres, c'est trop loin"], { from: say(LEAVER).session }).session.profile;
    expect(moved.place?.commune).to.equal("28085");
  });

  it("names another place for the same kind of structure", () => {
    const { session } = say(["l'adresse de la mission locale de Dreux"]);
    const { doors } = say(["et le numéro de la mission locale de Béziers"], { from: session });
    expect(doors.map(({ name }) => name).join()).to.include("Béziers");
  });
});
