/** What was understood is said back once, and can be corrected in any way. */

import { expect } from "chai";
import { recapFacts } from "../../src/dialogue/recap.js";
import { FLAGS, NEEDS, STATUSES } from "../../src/knowledge/taxonomy.js";
import { say, sessionAt, worldNow } from "../support/conversation.js";
import { DREUX, inCommune, inDepartement, inRegion, profileOf } from "../support/profiles.js";

const JOBSEEKER = ["Trouver un emploi", "Sans emploi", "Dreux", "40 ans"];

describe("the recap", () => {
  const { knowledge } = worldNow();
  const facts = (known: Parameters<typeof profileOf>[0]) => recapFacts(profileOf(known), knowledge);

  it("says each fact once", () => {
    const known = facts({
      status: "decrocheur",
      age: 17,
      needs: ["decrochage"],
      place: inCommune(DREUX),
      flags: ["jeune"],
    });
    expect(known).to.have.length(4);
    expect(known[0]).to.equal("vous avez 17 ans");
    expect(known).to.include("vous êtes à Dreux");
    expect(facts({ status: "demandeur_emploi", needs: ["recherche_emploi"] })).to.deep.equal([
      "vous cherchez un emploi",
    ]);
  });

  it("says the place as far as it is known", () => {
    expect(facts({ place: inDepartement("28") })).to.deep.equal(["vous êtes en Eure-et-Loir"]);
    expect(facts({ place: inRegion("76") })).to.deep.equal(["vous êtes en Occitanie"]);
  });

  it("says the range of a button", () => {
    const range = (ages: [number, number]) => recapFacts({ ...profileOf({}), ages }, knowledge)[0];
    expect(range([0, 15])).to.equal("vous avez moins de 16 ans");
    expect(range([16, 25])).to.equal("vous avez entre 16 et 25 ans");
    expect(range([50, 120])).to.equal("vous avez 50 ans ou plus");
  });

  it("speaks of the child when a parent asks", () => {
    for (const status of STATUSES) {
      const said = facts({ status, age: 16, flags: ["parent_pour_enfant", "handicap"] });
      expect(said.slice(0, 2)).to.deep.equal(["vous posez la question pour votre enfant", "votre enfant a 16 ans"]);
      expect(said).to.include("votre enfant a un handicap reconnu");
      if (!["unknown", "benevole", "professionnel"].includes(status))
        expect(said[2], status).to.match(/^votre enfant /);
    }
  });

  it("never says back an age band, nor distress", () => {
    expect(facts({ flags: ["jeune", "senior", "urgence_detresse"] })).to.deep.equal([]);
  });

  it("has words for every status, flag and need", () => {
    for (const status of STATUSES.filter((each) => each !== "unknown")) expect(facts({ status })).to.have.length(1);
    for (const need of NEEDS) expect(facts({ needs: [need] })).to.have.length(1);
    for (const flag of FLAGS) expect(facts({ flags: [flag] }).length).to.be.at.most(1);
  });

  it("comes after the last question, with its two buttons", () => {
    const heard = say(JOBSEEKER);
    expect(heard.session.waiting).to.deep.equal({ for: "recap" });
    for (const fact of recapFacts(heard.session.profile, knowledge)) expect(heard.text).to.include(fact);
    expect(heard.choices).to.deep.equal(worldNow().flow.buttons.recap);
  });

  it("is left out when nothing is known: a person is shown where they are welcome", () => {
    const unsure = "je ne sais pas";
    const nothing = { ...sessionAt("the question of the age"), profile: profileOf({ status: "unknown" }) };
    const leftAside = ["besoin", "situation", "commune"];
    expect(say([unsure], { from: { ...nothing, leftAside } }).doors).to.have.length.at.least(1);
  });
});

describe("the recap of a request for somebody else", () => {
  const { knowledge } = worldNow();
  const facts = (known: Parameters<typeof profileOf>[0]) => recapFacts(profileOf(known), knowledge);

  it("speaks of that person, and says first for whom it is", () => {
    const brother = facts({ about: "relative", status: "salarie", age: 22, place: inCommune(DREUX) });
    expect(brother).to.deep.equal([
      "vous posez la question pour quelqu'un",
      "cette personne a 22 ans",
      "cette personne est en emploi dans le privé",
      "cette personne est à Dreux",
    ]);
  });

  it("says of a professional what they do, and the rest of the person accompanied", () => {
    const client = facts({ status: "professionnel", age: 19, flags: ["handicap"], needs: ["rdv_humain"] });
    expect(client[0]).to.match(/^vous /);
    expect(client.slice(1, -1).every((fact) => fact.startsWith("cette personne"))).to.equal(true);
    expect(client.at(-1)).to.match(/^vous /);
  });
});

describe("a correction", () => {
  const atRecap = say(JOBSEEKER).session;
  const hear = (...messages: string[]) => say(messages, { from: atRecap });

  it("can be said in the same breath: « non, j'ai 19 ans »", () => {
    const heard = hear("non, j'ai 19 ans");
    expect(heard.session.profile).to.deep.include({
      ages: [19, 19],
      status: "demandeur_emploi",
      needs: ["recherche_emploi"],
    });
    expect(heard.text).to.include("C'est noté").and.include("vous avez 19 ans");
  });

  it("can be for somebody else: « c'est pour mon fils »", () => {
    const heard = hear("c'est pour mon fils");
    expect(heard.session.profile.flags).to.include("parent_pour_enfant");
    expect(heard.text).to.include("votre enfant");
  });

  it("of the person starts again with who they are, and keeps what was asked and where", () => {
    const heard = hear("en fait c'est pour ma fille");
    expect(heard.session.profile).to.deep.include({
      about: "child",
      status: "unknown",
      ages: null,
      needs: ["recherche_emploi"],
      place: atRecap.profile.place,
    });
    expect(heard.session.waiting).to.deep.equal({ for: "question", id: "situation" });
    expect(heard.text).to.include("votre enfant");
    const back = say(["non c'est pour moi"], { from: heard.session }).session.profile;
    expect(back.about).to.equal("self");
    expect(back.flags).to.not.include("parent_pour_enfant");
  });

  it("can take a situation back without giving another: « non je suis plus au chômage »", () => {
    const heard = hear("non je suis plus au chômage");
    expect(heard.session.profile.status).to.equal("unknown");
    expect(heard.session.waiting).to.deep.equal({ for: "question", id: "situation" });
  });

  it("keeps nothing of a situation that a longer sentence takes back", () => {
    const heard = hear("non je suis plus au chômage, j'ai retrouvé un cdi le mois dernier");
    expect(heard.session.profile.status).to.not.equal("demandeur_emploi");
  });

  it("is heard in « oui sauf la ville »", () => {
    expect(hear("oui sauf la ville").session.waiting.for).to.equal("correction");
  });

  it("can be of the place: « plutôt vers Chartres »", () => {
    expect(hear("plutôt vers Chartres").text).to.include("vous êtes à Chartres");
  });

  it("can be of the need, which it replaces: « non, je cherche un logement »", () => {
    expect(hear("non, un logement").session.profile.needs).to.deep.equal(["frein_logement"]);
  });

  it("can be made by buttons, or by their words", () => {
    const bySituation = [
      ["Non, corriger", "Ma situation"],
      ["non", "ma situation"],
      ["non", "situation"],
    ];
    for (const way of bySituation) {
      const heard = hear(...way, "En emploi dans le privé");
      expect(heard.session.profile.status, way.join()).to.equal("salarie");
      expect(heard.session.waiting.for).to.equal("recap");
    }
  });

  it("asks again what was known, in its first words", () => {
    expect(hear("non", "Ma commune").text).to.equal(
      worldNow().wording.say("questions/commune", "web", { named: "", child: false }),
    );
    expect(hear("non", "Mon âge", "22").session.profile.ages).to.deep.equal([22, 22]);
    expect(hear("non", "Ce que je cherche", "Faire reconnaître mon expérience").session.profile.needs).to.deep.equal([
      "vae",
    ]);
  });

  it("that is not known leads to the result", () => {
    expect(hear("non", "je ne sais pas").doors).to.have.length.at.least(1);
    expect(hear("je ne sais pas").doors).to.have.length.at.least(1);
    expect(hear("non", "je veux continuer").doors).to.have.length.at.least(1);
  });

  it("can come after the result, and changes it", () => {
    const heard = hear("oui", "non, j'habite à Chartres", "oui");
    expect(heard.doors[0]?.name).to.include("Chartres");
  });

  it("says « C'est noté » only when something has changed", () => {
    expect(hear("blop blop").text).to.not.include("C'est noté");
    expect(hear("oui", "retour").text).to.not.include("C'est noté");
  });
});
