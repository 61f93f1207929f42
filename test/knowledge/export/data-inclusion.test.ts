/** The data.inclusion v1 exports: valid for the public schemas, and nothing in them that is not known. */

import { expect } from "chai";
import { dataInclusionFormat } from "../../../src/knowledge/export/data-inclusion.js";
import { dataInclusionServicesFormat } from "../../../src/knowledge/export/data-inclusion-services.js";
import { SERVICE_OF_NEED } from "../../../src/knowledge/export/data-inclusion-terms.js";
import { SHARED_FIELDS } from "../../../src/knowledge/formats/data-inclusion-fields.js";
import type { Structure } from "../../../src/knowledge/schema.js";
import { realWorld } from "../../support/world.js";
import { samplePlace, written } from "./places.js";
import { publicSchema } from "./schemas.js";

type Fields = Record<string, unknown>;
const structuresOf = (places: readonly Structure[]) =>
  JSON.parse(written(places, dataInclusionFormat).text) as Fields[];
const servicesOf = (places: readonly Structure[]) =>
  JSON.parse(written(places, dataInclusionServicesFormat(realWorld().knowledge)).text) as Fields[];

function keep(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

describe("the data.inclusion export of structures", () => {
  const schema = publicSchema("data-inclusion-v1/structure.json");

  it("is valid for the whole directory, without a field of our own", () => {
    const { structures } = realWorld().knowledge;
    const exported = structuresOf(structures);
    expect(exported).to.have.length(structures.length);
    expect(schema.refusals(exported)).to.deep.equal([]);
    expect(schema.unknownFields(exported)).to.deep.equal([]);
  });

  it("is valid for awkward places", () => {
    const awkward = [
      samplePlace({ nom: `${"Très long nom ".repeat(20)}.`, description: "ouf" }),
      samplePlace({ site_web: "https://été.exemple.fr/a b|c?d=é#é#e", description: "a".repeat(20_000) }),
      samplePlace({ site_web: `https://exemple.fr/${"a".repeat(3000)}`, code_postal: "28 100" }),
      samplePlace({ longitude: null, telephone: "3114", date_maj: "2019", horaires_accueil: "Lundi 9h - 12h" }),
    ];
    expect(schema.refusals(structuresOf(awkward))).to.deep.equal([]);
  });

  it("carries the shared fields unchanged, the phone in E.164 and the date in full", () => {
    const place = samplePlace();
    const [exported = {}] = structuresOf([place]);
    for (const field of SHARED_FIELDS.filter((name) => name !== "telephone" && name !== "date_maj"))
      expect(exported[field], field).to.deep.equal(place[field]);
    expect(exported).to.include({ telephone: "+33237385767", date_maj: "2026-11-01" });
    expect(exported.reseaux_porteurs).to.deep.equal(["mission-locale"]);
  });

  it("can be read back: every field that the format carries says what the directory says", () => {
    const { structures } = realWorld().knowledge;
    const exported = structuresOf(structures);
    for (const [index, place] of structures.entries()) {
      const { telephone, date_maj: date, horaires_accueil: hours, nom, ...others } = exported[index] ?? {};
      expect(place).to.deep.include(keep(others, SHARED_FIELDS));
      expect(
        String(telephone ?? "")
          .replace("+33", "0")
          .replaceAll(" ", ""),
      ).to.equal((place.telephone ?? "").replaceAll(" ", ""));
      expect(String(date).startsWith(place.date_maj)).to.equal(true);
      expect(place.nom.startsWith(String(nom).replace(/…$/, ""))).to.equal(true);
      expect([null, place.horaires_accueil]).to.include(hours);
    }
  });

  it("gives no réseau porteur for a network that the schema does not have", () => {
    expect(structuresOf([samplePlace({ network: "cio" })])[0]?.reseaux_porteurs).to.equal(null);
  });

  it("does not publish as OSM hours a timetable in French", () => {
    expect(structuresOf([samplePlace({ horaires_accueil: "Lundi 09:00 - 12:00" })])[0]?.horaires_accueil).to.equal(
      null,
    );
  });

  it("leaves out, and counts, the places that vanished, have no name to speak of or an impossible date", () => {
    const places = [
      samplePlace({ vanished_on: "2026-10-01" }),
      samplePlace({ nom: "ML" }),
      samplePlace({ date_maj: "2026-13" }),
    ];
    const { text, tally } = written(places, dataInclusionFormat);
    expect(JSON.parse(text)).to.deep.equal([]);
    expect([...tally.leftOut.values()]).to.deep.equal([1, 1, 1]);
  });
});

describe("the data.inclusion export of services", () => {
  const schema = publicSchema("data-inclusion-v1/service.json");
  let places: Structure[];
  let services: Fields[];
  before(() => {
    places = [...realWorld().knowledge.structures, samplePlace()];
    services = servicesOf(places);
  });

  it("is valid for the whole directory, without a field of our own", () => {
    expect(services.length).to.be.greaterThan(places.length);
    expect(schema.refusals(services)).to.deep.equal([]);
    expect(schema.unknownFields(services)).to.deep.equal([]);
  });

  it("names every service once, and a structure that is exported too", () => {
    expect(new Set(services.map(({ id }) => id)).size).to.equal(services.length);
    const ids = new Set(structuresOf(places).map(({ id }) => id));
    expect(services.filter(({ structure_id: id }) => !ids.has(id))).to.deep.equal([]);
  });

  it("offers only needs that the network serves, and only needs that are a service", () => {
    const needs = servicesOf([samplePlace()]).map(({ id }) => String(id).split("--")[1] ?? "");
    const served = realWorld()
      .knowledge.networks.get("mission_locale")
      ?.serves.flatMap(({ best, good, informs }) => [...best, ...good, ...informs]);
    expect(served).to.include.members(needs);
    expect(Object.keys(SERVICE_OF_NEED)).to.include.members(needs);
    expect(needs).not.to.include.members(["rdv_humain"]);
  });

  it("says whom a Mission locale receives, and that it is free", () => {
    const service = servicesOf([samplePlace()]).find(({ id }) => String(id).endsWith("--bilan_projet"));
    expect(service).to.include({ frais: "gratuit", type: "accompagnement" });
    expect(service?.publics).to.deep.equal(["jeunes"]);
    expect(service?.publics_precisions).to.include("de 16 à 25 ans");
  });

  it("claims no free service, way in or place of reception that is not known", () => {
    const unknown = samplePlace({
      network: "cci",
      adresse: null,
      telephone: null,
      courriel: null,
      zone_eligibilite: [],
    });
    for (const service of servicesOf([unknown]))
      expect(service).to.include({
        frais: null,
        modes_accueil: null,
        modes_mobilisation: null,
        zone_eligibilite: null,
      });
  });
});
