/** Which place of a network receives a person: the nearest, or the one of the département or the region. */

import { expect } from "chai";
import type { Commune } from "../../src/knowledge/commune-index.js";
import type { Network, Structure } from "../../src/knowledge/schema.js";
import type { NetworkId } from "../../src/knowledge/taxonomy.js";
import { Directory } from "../../src/matching/directory.js";
import type { Place } from "../../src/matching/profile.js";
import {
  CAEN,
  CHARTRES,
  DAY,
  DREUX,
  inCommune,
  inDepartement,
  inRegion,
  MONTPELLIER,
  profileOf,
  TARBES,
} from "../support/profiles.js";
import { realWorld } from "../support/world.js";

const EARTH_KM = 6371;
/** What a place in another département, or outside the employment area, must save, in km; see directory.ts. */
const BORDER_KM = 8;
const AREA_KM = 3;
const FARTHEST_KM = 150;

function network(id: NetworkId): Network {
  const found = realWorld().knowledge.networks.get(id);
  if (!found) throw new Error(`no network ${id}`);
  return found;
}

/** Great-circle kilometres by the spherical law of cosines: not the formula of the product. */
function kilometres(commune: Commune, { latitude, longitude }: Structure): number {
  const radians = (degrees: number | null) => ((degrees ?? 0) * Math.PI) / 180;
  const [from, to] = [radians(commune.lat), radians(latitude)];
  const cosine =
    Math.sin(from) * Math.sin(to) + Math.cos(from) * Math.cos(to) * Math.cos(radians(longitude) - radians(commune.lon));
  return EARTH_KM * Math.acos(Math.min(1, cosine));
}

/** A sample of the communes of the first regions, spread over all their départements. */
function sampledCommunes(): Commune[] {
  const { communes, departements } = realWorld().knowledge;
  const served = [...communes.byCode.values()].filter(
    (commune) => commune.lat !== null && departements.get(commune.departement)?.region.served,
  );
  return served.filter((_commune, index) => index % 97 === 0);
}

describe("the place of a network", () => {
  const { knowledge } = realWorld();
  const directory = new Directory(knowledge);
  const find = (id: NetworkId, place: Place | null) => directory.find(network(id), place, DAY);

  it("is in the person's own commune when there is one", () => {
    const found = find("mission_locale", inCommune(DREUX));
    expect(found?.structure.nom).to.include("Dreux");
    expect(found?.distanceKm).to.be.lessThan(5);
  });

  it("is the nearest that receives, a border counting for 8 km and that of an employment area for 3, in every sampled commune", () => {
    const wrong: string[] = [];
    for (const id of [
      "mission_locale",
      "cio",
      "france_travail",
      "info_jeunes",
      "espace_conseil_vae",
      "apec",
    ] as const) {
      const places = knowledge.structures.filter(({ network: of, latitude }) => of === id && latitude !== null);
      for (const commune of sampledCommunes()) {
        const area = (code: string | null) => knowledge.communes.byCode.get(code ?? "")?.employmentArea;
        const cost = (place: Structure) =>
          kilometres(commune, place) +
          (place.departement === commune.departement ? 0 : BORDER_KM) +
          (area(place.code_insee) === commune.employmentArea ? 0 : AREA_KM);
        const near = places.filter((place) => kilometres(commune, place) < FARTHEST_KM);
        const least = Math.min(...near.map(cost));
        const found = find(id, inCommune(commune.code));
        const isRight = found ? Math.abs(cost(found.structure) - least) < 0.3 : near.length === 0;
        if (!isRight) wrong.push(`${id} from ${commune.name}: ${found?.structure.nom}, ${least} km`);
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  it("changes for a nearer one as soon as there is one", () => {
    for (const commune of sampledCommunes().filter((_commune, index) => index % 7 === 0)) {
      const before = find("cio", inCommune(commune.code));
      expect(before?.distanceKm, commune.name).to.be.a("number");
      if (!before) continue;
      const { lat: latitude, lon: longitude, departement } = commune;
      const nearer = { ...before.structure, id: "nearer", latitude, longitude, departement, code_insee: commune.code };
      const larger = new Directory({ ...knowledge, structures: [...knowledge.structures, nearer] });
      const after = larger.find(network("cio"), inCommune(commune.code), DAY);
      expect([after?.structure.id, after?.distanceKm], commune.name).to.deep.equal(["nearer", 0]);
    }
  });

  it("is in the person's own département for the networks that receive by département", () => {
    const departmental = [...knowledge.networks.values()].filter(({ area }) => area === "departement");
    for (const commune of sampledCommunes())
      for (const each of departmental) {
        const found = directory.find(each, inCommune(commune.code), DAY);
        if (found && found.structure.latitude !== null)
          expect(found.structure.departement, `${each.id} from ${commune.name}`).to.equal(commune.departement);
      }
  });

  it("is in the person's own region for the networks that receive by region", () => {
    const regional = [...knowledge.networks.values()].filter(({ area }) => area === "region");
    for (const commune of sampledCommunes())
      for (const each of regional) {
        const found = directory.find(each, inCommune(commune.code), DAY);
        if (found)
          expect(found.structure.region).to.equal(knowledge.departements.get(commune.departement)?.region.code);
      }
  });

  it("is a contact of the whole region when no address is known", () => {
    const found = find("transitions_pro", inCommune("06088"));
    expect(found?.structure.region).to.equal("93");
    expect(found?.distanceKm).to.equal(null);
  });

  it("has no distance when only the département is known", () => {
    const found = find("mission_locale", inDepartement("45"));
    expect(found?.structure.departement).to.equal("45");
    expect(found?.distanceKm).to.equal(null);
  });

  it("is none farther than a day's journey: the national contact is then given", () => {
    expect(find("apec", inCommune(TARBES))).to.equal(null);
    expect(find("apec", inCommune(CHARTRES))?.structure.commune).to.equal("Orléans");
  });

  it("is none without a place, or for the networks that answer everywhere or inside one's own walls", () => {
    expect(find("mission_locale", null)).to.equal(null);
    expect(find("avenir_actifs", inCommune(MONTPELLIER))).to.equal(null);
    expect(find("employeur_cmc", inCommune(MONTPELLIER))).to.equal(null);
  });

  it("is none when only the region is known and each place receives those around it", () => {
    expect(find("mission_locale", inRegion("76"))).to.equal(null);
  });

  it("is none outside the first regions, and the person is told why", () => {
    const { referrals } = realWorld().referrer.refer(
      profileOf({ status: "demandeur_emploi", needs: ["recherche_emploi"], age: 40, place: inCommune(CAEN) }),
      "2026-10-01",
    );
    expect(referrals.map(({ found }) => found)).to.deep.equal(referrals.map(() => null));
    expect(referrals[0]?.why.join(" ")).to.include("hors des régions que je connais");
    expect(referrals[0]?.network.contact?.phone).to.equal("3949");
  });
});

describe("the choice between places of a network", () => {
  const { knowledge } = realWorld();
  const model = knowledge.structures.find(({ network: of, latitude }) => of === "cio" && latitude !== null);
  if (!model) throw new Error("no CIO");
  const dreux = knowledge.communes.byCode.get(DREUX);
  const at = (id: string, facts: Partial<Structure> = {}): Structure => ({
    ...model,
    id,
    latitude: dreux?.lat ?? null,
    longitude: dreux?.lon ?? null,
    code_insee: DREUX,
    departement: "28",
    region: "24",
    date_maj: "2026-01-01",
    ...facts,
  });
  const chosen = (structures: Structure[], day = DAY) =>
    new Directory({ ...knowledge, structures }).find(network("cio"), inCommune(DREUX), day)?.structure.id;
  const days = Array.from({ length: 30 }, (_, index) => `2026-11-${String(index + 1).padStart(2, "0")}`);

  it("looks at the catchment area before the distance", () => {
    const far = { latitude: 48.45, longitude: 1.48, code_insee: CHARTRES };
    expect(chosen([at("near"), at("own", { ...far, zone_eligibilite: [DREUX] })])).to.equal("own");
    expect(chosen([at("near"), at("own", { ...far, zone_eligibilite: ["28"] })])).to.equal("own");
    expect(chosen([at("near", { zone_eligibilite: [CHARTRES] }), at("far", far)])).to.equal("far");
    expect(chosen([at("near", { zone_eligibilite: ["200070159"] }), at("far", far)])).to.equal("near");
  });

  it("shows the fresher of two equals, a check by phone counting", () => {
    expect(chosen([at("a"), at("b", { date_maj: "2026-06-01" })])).to.equal("b");
    expect(chosen([at("a", { verified_on: "2026-07-01" }), at("b", { date_maj: "2026-06-01" })])).to.equal("a");
  });

  it("gives equals their turn, day after day", () => {
    const three = ["a", "b", "c"].map((id) => at(id));
    const shown = days.map((day) => chosen(three, day));
    for (const id of ["a", "b", "c"]) expect(shown.filter((each) => each === id).length, id).to.equal(10);
    expect(days.map((day) => chosen(three.toReversed(), day))).to.deep.equal(shown);
  });

  it("tells how wide the search had to go", () => {
    const within = (facts: Partial<Structure>) =>
      new Directory({ ...knowledge, structures: [at("only", facts)] }).find(network("cio"), inCommune(DREUX), DAY)
        ?.within;
    expect(within({})).to.equal("commune");
    expect(within({ code_insee: CHARTRES })).to.equal("departement");
    expect(within({ code_insee: "27229", departement: "27", region: "28" })).to.equal("beyond");
    const neighbour = [...knowledge.communes.byCode.values()].find(
      ({ code, employmentArea }) => code !== DREUX && employmentArea === dreux?.employmentArea,
    );
    expect(within({ code_insee: neighbour?.code ?? null })).to.equal("employment_area");
  });
});
