/** Why not another network: the rule that leaves the person out, in words that they understand. */

import { expect } from "chai";
import type { NetworkId } from "../../src/knowledge/taxonomy.js";
import { whyNot } from "../../src/matching/why-not.js";
import { CHARTRES, inCommune, profileOf } from "../support/profiles.js";
import { realWorld } from "../support/world.js";

describe("why not another network", () => {
  const { knowledge } = realWorld();
  const reason = (id: NetworkId, known: Parameters<typeof profileOf>[0]) => {
    const network = knowledge.networks.get(id);
    if (!network) throw new Error(`no network ${id}`);
    return whyNot(network, profileOf({ place: inCommune(CHARTRES), ...known }), knowledge);
  };

  it("is the age", () => {
    const known = { status: "demandeur_emploi", age: 40, needs: ["bilan_projet"] } as const;
    expect(reason("mission_locale", known)).to.include("de 16 à 25 ans");
  });

  it("is a precise public", () => {
    const known = { status: "salarie", age: 40, needs: ["bilan_projet"] } as const;
    expect(reason("apec", known)).to.include("cadre");
    expect(reason("cap_emploi", known)).to.include("handicap");
  });

  it("is the need", () => {
    expect(reason("espace_conseil_vae", { status: "salarie", needs: ["frein_logement"] })).to.include("pas son rôle");
  });

  it("is the territory", () => {
    const elsewhere = [...knowledge.networks.values()].find(
      ({ only_in: only }) => only && !only.departements?.includes("28") && !only.regions?.includes("24"),
    );
    if (!elsewhere) throw new Error("no network of one territory");
    expect(reason(elsewhere.id, { status: "salarie", needs: ["bilan_projet"] })).to.include("département");
  });

  it("is nothing but a better door, when the person may go there too", () => {
    expect(reason("cio", { status: "decrocheur", age: 17, needs: ["decrochage"] })).to.include("c'est possible aussi");
  });

  it("is one sentence for every network and kind of person, without a hole", () => {
    for (const network of knowledge.networks.values())
      for (const status of knowledge.statuses.keys()) {
        const said = whyNot(
          network,
          profileOf({ status, needs: ["info_formation"], place: inCommune(CHARTRES) }),
          knowledge,
        );
        expect(said, `${network.id} ${status}`)
          .to.match(/^[a-z].*\.$/)
          .and.not.include("undefined");
      }
  });
});
