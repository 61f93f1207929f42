/** The HSDS 3.0 export: valid for the compiled schema, each place with its organization, location, phones and hours. */

import { expect } from "chai";
import { hsdsFormat } from "../../../src/knowledge/export/hsds.js";
import { schedulesOf } from "../../../src/knowledge/export/hsds-schedule.js";
import type { Structure } from "../../../src/knowledge/schema.js";
import { realWorld } from "../../support/world.js";
import { samplePlace, written } from "./places.js";
import { publicSchema } from "./schemas.js";

interface Service {
  id: string;
  organization: { id: string; organization_identifiers?: unknown[] };
  service_at_locations?: { location: Record<string, unknown> }[];
  attributes: { taxonomy_term: { code: string; taxonomy: string } }[];
}
const textOf = (places: readonly Structure[]) => written(places, hsdsFormat(realWorld().knowledge)).text;
const servicesOf = (places: readonly Structure[]) => JSON.parse(textOf(places)) as Service[];

/** Every `id` in a value, however deep, but those of shared terms. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, field]) =>
    name === "id" ? [String(field)] : name === "taxonomy_term" ? [] : idsIn(field),
  );
}

describe("the HSDS export", () => {
  const schema = publicSchema("hsds-3.0/service.json");

  it("is valid for the whole directory, without a field that the schema does not know", () => {
    const services = servicesOf([...realWorld().knowledge.structures, samplePlace()]);
    expect(schema.refusals(services)).to.deep.equal([]);
    expect(schema.unknownFields(services)).to.deep.equal([]);
  });

  it("never gives two things the same id", () => {
    const ids = idsIn(servicesOf([...realWorld().knowledge.structures, samplePlace()]));
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it("gives a place its location, address, phone and network", () => {
    const [service] = servicesOf([samplePlace()]);
    const location = service?.service_at_locations?.[0]?.location;
    expect(location).to.include({ external_identifier: "essai:ml-28134-01", latitude: 48.73624, longitude: 1.36814 });
    expect(location?.addresses).to.have.nested.property("[0].state_province", "Eure-et-Loir");
    expect(location?.phones).to.have.nested.property("[0].number", "+33237385767");
    expect(service?.organization.organization_identifiers).to.have.nested.property("[0].identifier", "13003013300016");
    expect(service?.attributes[0]?.taxonomy_term.code).to.equal("mission_locale");
  });

  it("gives the ages that a network receives only when all its publics have them", () => {
    const [young, all] = servicesOf([samplePlace(), samplePlace({ network: "france_travail" })]);
    expect(young).to.include({ minimum_age: 16, maximum_age: 25 });
    expect(all).not.to.have.any.keys("minimum_age", "maximum_age");
  });

  it("keeps the phone of a place whose address is not known, without half an address", () => {
    const [service] = servicesOf([samplePlace({ adresse: null, latitude: null })]);
    const location = service?.service_at_locations?.[0]?.location;
    expect(location?.phones).to.have.nested.property("[0].number", "+33237385767");
    expect(location).not.to.have.any.keys("addresses", "latitude", "longitude");
  });

  it("leaves out the places that vanished", () => {
    expect(servicesOf([samplePlace({ vanished_on: "2026-10-01" })])).to.deep.equal([]);
  });
});

describe("HSDS schedules", () => {
  const rulesOf = (osm: string | null, text: string | null = null) =>
    schedulesOf(samplePlace({ horaires_accueil: osm, horaires_texte: text })).map(({ byday, opens_at, closes_at }) =>
      [byday, opens_at, closes_at].join(" "),
    );

  it("say each opening once with its days, a later rule replacing the day", () => {
    expect(rulesOf("Mo-Fr 09:00-12:00,14:00-17:00; We 10:00-11:00; Th off; PH off")).to.deep.equal([
      "MO,TU,FR 09:00 12:00",
      "MO,TU,FR 14:00 17:00",
      "WE 10:00 11:00",
    ]);
  });

  it("say the condition on which a day is open", () => {
    const conditions = schedulesOf(samplePlace()).map(({ attending_type: condition }) => condition ?? null);
    expect(conditions).to.deep.equal([null, null, "sur rendez-vous"]);
  });

  it("keep in words what is more than a week", () => {
    const [schedule] = schedulesOf(samplePlace({ horaires_accueil: "Mo[1] 09:00-12:00" }));
    expect(schedule).to.include({ description: "Mo[1] 09:00-12:00" }).and.not.to.have.property("byday");
    expect(schedulesOf(samplePlace({ horaires_accueil: null, horaires_texte: "sauf vacances" }))[0]).to.include({
      description: "sauf vacances",
    });
  });

  it("are none when the hours are not known", () => {
    expect(schedulesOf(samplePlace({ horaires_accueil: null }))).to.deep.equal([]);
  });
});
