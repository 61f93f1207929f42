/** Why a door: the rule first, then the place, in short sentences that are true. */

import { expect } from "chai";
import {
  DAY,
  DREUX,
  inCommune,
  inDepartement,
  ORLEANS,
  profileOf,
  referralOf,
  TARBES,
  TOULOUSE,
} from "../support/profiles.js";
import { realWorld } from "../support/world.js";

const leaver = { status: "decrocheur", needs: ["decrochage"], age: 17 } as const;

describe("the reasons of a door", () => {
  const why = (known: Parameters<typeof referralOf>[0]) => referralOf(known).referrals[0]?.why ?? [];

  it("begin with the rule", () => {
    expect(why({ ...leaver, place: inCommune(DREUX) })[0]).to.equal(
      "Parce que vous avez entre 16 et 25 ans et vous n'êtes plus à l'école.",
    );
  });

  it("say that the place is in the commune, or how far it is and from where", () => {
    expect(why({ ...leaver, place: inCommune(DREUX) })[1]).to.include("dans votre commune");
    const vae = why({ status: "salarie", needs: ["vae"], place: inCommune(ORLEANS) });
    expect(vae[1]).to.match(/le plus proche d'Orléans, à \d+(,\d)? km à vol d'oiseau/);
  });

  it("name the département when nothing more is known", () => {
    expect(why({ ...leaver, place: inDepartement("28") })[1]).to.include("votre département, Eure-et-Loir");
  });

  it("say that a place of the département receives the whole of it", () => {
    const { referrals } = referralOf({
      status: "independant",
      needs: ["creation_entreprise"],
      place: inCommune(TARBES),
    });
    const departmental = referrals.find(({ network, found }) => network.area === "departement" && found);
    expect(departmental?.why.join(" ")).to.include("Il reçoit les habitants du département.");
  });

  it("warn that a place is far, and in another département", () => {
    const reasons = why({ status: "salarie", needs: ["vae"], place: inCommune("84031") });
    expect(reasons.join(" ")).to.include("C'est loin").and.include("Il est dans un autre département");
  });

  it("say that a service answers from anywhere", () => {
    expect(why({ status: "salarie", needs: ["bilan_projet"], place: inCommune(TARBES) })[1]).to.include("à distance");
  });

  it("say when no sure address is known near the person", () => {
    const reasons = why({ status: "salarie", flags: ["cadre"], needs: ["bilan_projet"], place: inCommune(TARBES) });
    expect(reasons.join(" ")).to.include("Je n'ai pas d'adresse sûre près de chez vous");
  });

  it("call a few kilometres far for whoever has no transport", () => {
    const known = { status: "salarie", place: inCommune(ORLEANS) } as const;
    expect(why({ ...known, needs: ["vae"] }).join(" ")).to.not.include("C'est loin");
    const byFoot = referralOf({ ...known, needs: ["vae", "frein_mobilite"] }).referrals.find(
      ({ found }) => (found?.distanceKm ?? 0) > 5,
    );
    if (byFoot) expect(byFoot.why.join(" ")).to.include("C'est loin");
  });

  it("name the text of the rule, for whoever must check it", () => {
    for (const { source } of referralOf({ ...leaver, place: inCommune(DREUX) }).referrals)
      expect(source).to.match(/\(\d{4}\)$/);
  });
});

describe("the text of a rule", () => {
  const sourceFor = (place: ReturnType<typeof inCommune>) =>
    realWorld().referrer.refer(profileOf({ status: "etudiant", needs: ["orientation_scolaire"], place }), DAY)
      .referrals[0]?.source;

  it("is never the charter of another region", () => {
    expect(sourceFor(inCommune(TOULOUSE))).to.include("Occitanie");
    expect(sourceFor(inCommune(ORLEANS)))
      .to.include("SPRO-EP")
      .and.not.include("Occitanie");
  });
});
