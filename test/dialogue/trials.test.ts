/** What first users met and must not meet again. */

import { expect } from "chai";
import { say, sessionAt } from "../support/conversation.js";

describe("a known situation", () => {
  const profileAfter = (story: string, text: string) => say([story, "oui", text]).session.profile;

  it("is not changed by a detail said after the result", () => {
    const hospital = "je suis fonctionnaire à l'hôpital à Marseille, j'ai 47 ans, je veux changer de métier";
    expect(profileAfter(hospital, "et je perds mon salaire").status).to.equal("agent_public");
    expect(profileAfter(hospital, "et si mon chef refuse").status).to.equal("agent_public");
    const student = "je suis en première année de droit à Aix, j'ai 20 ans, je veux arrêter";
    expect(profileAfter(student, "et parcoursup").status).to.equal("etudiant");
    expect(
      profileAfter("je suis boulanger, j'ai mon entreprise à Draguignan", "ça va finir en liquidation").status,
    ).to.equal("independant");
  });

  it("is changed by words that say so, or when it is what is corrected", () => {
    const student = "je suis étudiant à Tours, je cherche un logement";
    expect(profileAfter(student, "en fait je suis salarié").status).to.equal("salarie");
    expect(say(["salarié"], { from: sessionAt("the correction") }).session.profile.status).to.equal("salarie");
  });

  it("loses a flag that is taken back", () => {
    const story = "je suis au chômage à Tours, j'ai une RQTH, je cherche un emploi";
    expect(profileAfter(story, "non j'ai pas de RQTH").flags).to.not.include("handicap");
  });
});

describe("a commune that is taken back", () => {
  it("gives way to the one that is said instead", () => {
    const { profile } = say(["je cherche un emploi à Chartres", "c'est pas chartres c'est châteaudun"]).session;
    expect(profile.place?.commune).to.equal("28088");
  });
});

describe("whoever asks for somebody", () => {
  it("is asked for the commune alone, then given a place", () => {
    const heard = say(["passez-moi quelqu'un", "Dreux", "oui"]);
    expect(heard.texts[0]).to.include("Dans quelle commune");
    expect(heard.session.waiting.for).to.equal("after_result");
  });
});

describe("a question that is not answered", () => {
  it("is not asked for ever, whatever is said beside it", () => {
    const beside = ["j'habite à Tours", "j'ai 30 ans", "je cherche une formation", "à Blois", "j'ai 31 ans"];
    const { session } = say(["bonjour", ...beside]);
    expect(session.leftAside).to.include("situation");
  });
});

describe("a need outside the service", () => {
  it("gets one sentence with the right door, then the conversation goes on", () => {
    expect(say(["j'ai rien à manger"]).text).to.include("centre communal d'action sociale");
    expect(say(["et pour mes dettes ?"], { from: sessionAt("a result") }).text).to.include("Point conseil budget");
  });
});

describe("on the phone", () => {
  it("« répétez » after a result says the first place and how to reach it, not everything", () => {
    const result = say(["je suis au chômage à Tarbes, j'ai 40 ans, je cherche un emploi", "oui"], { channel: "phone" });
    const again = say(["répétez"], { channel: "phone", from: result.session });
    expect(again.text).to.include("France Travail").and.include("L'adresse");
    expect(again.text.length).to.be.below(result.text.length / 2);
    expect(again.turn.facts).to.deep.equal([]);
  });
});

describe("help lines", () => {
  it("are worded for whoever speaks of somebody else", () => {
    const own = say(["j'ai envie de mourir"]).text;
    const other = say(["j'accompagne une dame de 30 ans à Tours, elle a dit qu'elle voulait mourir"]).text;
    expect(own).to.include("Ce que vous vivez compte");
    expect(other).to.include("répondent aussi aux proches").and.include("3114").and.not.include("Ce que vous vivez");
  });

  const phones = (...said: string[]) => say(said).text;

  it("give the child line to somebody under age without a roof", () => {
    expect(phones("j'ai 17 ans mes parents m'ont mis dehors je dors dans la rue")).to.include("119").and.include("115");
  });

  it("give 3018 for harassment at school", () => {
    expect(phones("on me harcèle au collège je veux plus y aller")).to.include("3018");
  });

  it("lead a woman in danger to the rights of women before the job office", () => {
    const heard = say([
      "mon mari me frappe, je suis à Perpignan, j'ai 34 ans",
      "continuer",
      "trouver un emploi",
      "Sans emploi",
      "oui",
    ]);
    expect(heard.doors[0]?.name).to.include("CIDFF");
  });
});
