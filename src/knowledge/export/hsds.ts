/** The directory as HSDS 3.0: for each place the service of its network there, with its organization and its location. */

import { HSDS_ID_TYPE, HSDS_NETWORK_TAXONOMY } from "../formats/hsds-fields.js";
import type { Knowledge } from "../load.js";
import type { Network, Structure } from "../schema.js";
import { NEEDS } from "../taxonomy.js";
import { type ExportFormat, JSON_ARRAY, VANISHED, type Written } from "./format.js";
import { schedulesOf } from "./hsds-schedule.js";
import { ageLimits, describePublics, receivedPublics } from "./public-words.js";
import { fullDate, internationalPhone, known, stableUuid, strictUri } from "./values.js";

type Fields = Record<string, unknown>;

const NEED_TAXONOMY = "aiguilleur-needs";

/** What is the same in every place of a network. */
interface Shared {
  network: Network;
  service: Fields;
  /** The network, and the needs it serves, as terms of our two taxonomies. */
  terms: { id: string }[];
}

/** The format of services, each with everything that belongs to it, as HSDS's compiled schema wants them. */
export function hsdsFormat(knowledge: Knowledge): ExportFormat {
  const networks = new Map([...knowledge.networks].map(([id, network]) => [id, toShared(network, knowledge)]));
  return {
    ...JSON_ARRAY,
    write(place): Written {
      const shared = networks.get(place.network);
      if (place.vanished_on !== null) return { leftOut: VANISHED };
      if (!shared) return { leftOut: "sans réseau décrit" };
      return { records: [JSON.stringify(toService(place, shared, knowledge))] };
    },
  };
}

function toShared(network: Network, knowledge: Knowledge): Shared {
  const publics = receivedPublics(network.serves);
  const ages = ageLimits(publics);
  const service = {
    alternate_name: network.name,
    description: network.does,
    fees_description: network.cost,
    eligibility_description: describePublics(publics, knowledge),
    minimum_age: ages.from,
    maximum_age: ages.to,
  };
  return { network, service, terms: termsOf(network, knowledge) };
}

function termsOf(network: Network, knowledge: Knowledge) {
  const served = new Set(network.serves.flatMap(({ best, good, informs }) => [...best, ...good, ...informs]));
  const needs = NEEDS.filter((need) => served.has(need)).map((need) => {
    const { label = need, said = need } = knowledge.needs.get(need) ?? {};
    return toTerm(need, label, said, NEED_TAXONOMY);
  });
  return [toTerm(network.id, network.name, network.does, HSDS_NETWORK_TAXONOMY), ...needs];
}

function toTerm(code: string, name: string, description: string, taxonomy: string) {
  return { id: stableUuid("term", taxonomy, code), code, name, description, taxonomy, language: "fr" };
}

function toService(place: Structure, { network, service, terms }: Shared, knowledge: Knowledge): Fields {
  const id = stableUuid("service", place.id);
  const date = fullDate(place.date_maj);
  return known({
    id,
    name: place.nom,
    ...service,
    url: strictUri(place.site_web),
    email: place.courriel,
    status: "active",
    assured_date: place.verified_on,
    last_modified: date && `${date}T00:00:00.000Z`,
    service_at_locations: [{ id: stableUuid("service-at-location", place.id), location: toLocation(place, knowledge) }],
    organization: toOrganization(place, network),
    required_documents: network.bring.map((document) => ({ id: stableUuid("document", place.id, document), document })),
    attributes: terms.map((term) => toAttribute(place, id, term)),
  });
}

/** The place itself: which body runs it, or owns its walls, is rarely known. */
function toOrganization(place: Structure, network: Network): Fields {
  const identifier = { id: stableUuid("siret", place.id), identifier_type: "SIRET", identifier: place.siret };
  return known({
    id: stableUuid("organization", place.id),
    name: place.nom,
    description: place.description ?? network.does,
    email: place.courriel,
    website: strictUri(place.site_web),
    organization_identifiers: place.siret === null ? [] : [identifier],
  });
}

/** People are received there, even when the address is not known. */
function toLocation(place: Structure, knowledge: Knowledge): Fields {
  const located = place.latitude !== null && place.longitude !== null;
  const accessibility = strictUri(place.accessibilite_lieu);
  return known({
    id: stableUuid("location", place.id),
    location_type: "physical",
    name: place.nom,
    description: place.description,
    latitude: located ? place.latitude : null,
    longitude: located ? place.longitude : null,
    external_identifier: place.id,
    external_identifier_type: HSDS_ID_TYPE,
    addresses: addressesOf(place, knowledge),
    accessibility: accessibility === null ? [] : [{ id: stableUuid("accessibility", place.id), url: accessibility }],
    phones: phonesOf(place),
    schedules: schedulesOf(place),
  });
}

/** The schema wants a whole address or none. */
function addressesOf(place: Structure, { departements, regions }: Knowledge): Fields[] {
  const departement = departements.get(place.departement ?? "")?.name;
  if (place.adresse === null || place.commune === null || place.code_postal === null || !departement) return [];
  const address = {
    id: stableUuid("address", place.id),
    address_1: place.adresse,
    address_2: place.complement_adresse,
    city: place.commune,
    region: regions.get(place.region)?.name,
    state_province: departement,
    postal_code: place.code_postal,
    country: "FR",
    address_type: "physical",
  };
  return [known(address)];
}

function phonesOf({ id, telephone }: Structure): Fields[] {
  if (telephone === null) return [];
  return [{ id: stableUuid("phone", id), number: internationalPhone(telephone), type: "voice" }];
}

function toAttribute({ id }: Structure, service: string, term: { id: string }): Fields {
  return { id: stableUuid("attribute", id, term.id), link_id: service, link_entity: "service", taxonomy_term: term };
}
