/** Reads HSDS 3.0: full services with their organization and locations, or lists of services, organizations and locations. */

import { HSDS_ID_TYPE, HSDS_NETWORK_TAXONOMY } from "../formats/hsds-fields.js";
import { NETWORKS, type NetworkId } from "../taxonomy.js";
import { type Draft, type Format, fault, type KnownPlaces, position, type Reading, textOf } from "./format.js";
import { hsdsHours } from "./hsds-hours.js";
import { jsonRecords } from "./json-records.js";
import { networkOfName } from "./network-names.js";

type Item = Record<string, unknown>;

/** The same location comes with every service given there: it is read once. */
export function hsds(): Format {
  const seen = new Set<string>();
  return {
    records: (bytes, file, limits) =>
      jsonRecords(bytes, file, ["services", "contents", "locations", "organizations", "service_at_locations"], limits),
    read: (record, known) => readRecord(record, known, seen),
    lenient: true,
    allOrNothing: false,
    onlyWhenNew: ["network", "source", "subtype"],
  };
}

function readRecord(record: Item, known: KnownPlaces, seen: Set<string>): Reading[] {
  if (!textOf(record.id)) return fault("id", "champ manquant : un objet HSDS en a un");
  const organization = itemOf(record.organization) ?? (record.organization_identifiers ? record : {});
  const own = "addresses" in record || "location_type" in record ? [record] : [];
  const served = items(record.service_at_locations).map((link) => ({ link, location: itemOf(link.location) }));
  const links = itemOf(record.location) ? [{ link: record, location: itemOf(record.location) }] : served;
  const places = [
    ...own.map((location) => ({ link: {}, location })),
    ...links,
    ...items(record.locations).map((location) => ({ link: {}, location })),
  ];
  const fresh = places.filter(({ location }) => location && isNew(idOf(location), seen));
  if (places.length === 0) return [{ kind: "outside", why: "sans lieu d'accueil" }];
  return fresh.map(({ link, location }) => readPlace([link, location ?? {}, record, organization], known));
}

function isNew(id: string, seen: Set<string>): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  return true;
}

/** From the most precise to the least: the service at this location, the location, the service, the organization. */
function readPlace(parts: Item[], known: KnownPlaces): Reading {
  const [, location = {}, service = {}, organization = {}] = parts;
  const id = idOf(location);
  const named = [location, organization, service].map((part) => textOf(part.name));
  const network = known.networkOf(id) ?? networkInAttributes(parts) ?? named.map(networkOfName).find((found) => found);
  if (!network) return { kind: "outside", why: "réseau inconnu" };
  const nom = named.find((name) => name !== null) ?? null;
  return { kind: "place", draft: { id, nom, network, ...where(location), ...contact(parts), ...origin(parts) } };
}

function idOf(location: Item): string {
  const external = textOf(location.external_identifier);
  if (external && location.external_identifier_type === HSDS_ID_TYPE) return external;
  return `hsds:${textOf(location.id) ?? ""}`;
}

function networkInAttributes(parts: Item[]): NetworkId | null {
  const terms = parts.flatMap((part) => items(part.attributes)).map((attribute) => itemOf(attribute.taxonomy_term));
  const codes = terms.filter((term) => term?.taxonomy === HSDS_NETWORK_TAXONOMY).map((term) => textOf(term?.code));
  return NETWORKS.find((id) => codes.includes(id)) ?? null;
}

function where(location: Item): Draft {
  const addresses = items(location.addresses);
  const address = addresses.find((item) => item.address_type === "physical") ?? addresses[0];
  const placed = position(location.latitude, location.longitude, "HSDS");
  if (!address) return placed;
  return {
    adresse: textOf(address.address_1),
    complement_adresse: textOf(address.address_2),
    code_postal: textOf(address.postal_code),
    commune: textOf(address.city),
    ...placed,
  };
}

function contact(parts: Item[]): Draft {
  const phones = parts.flatMap((part) => items(part.phones)).filter((phone) => phone.type !== "fax");
  const [link = {}, location = {}, service = {}, organization = {}] = parts;
  return {
    telephone: textOf(phones[0]?.number),
    courriel: firstOf([service.email, organization.email]),
    site_web: firstOf([location.url, service.url, organization.website]),
    description: textOf(location.description),
    ...hsdsHours([link, location, service].map((part) => items(part.schedules)).find((list) => list.length > 0) ?? []),
  };
}

function origin(parts: Item[]): Draft {
  const [link = {}, location = {}, service = {}, organization = {}] = parts;
  const actions = [location, organization, service].flatMap((part) => items(part.metadata));
  const dates = actions.map((action) => textOf(action.last_action_date)).filter((date) => date !== null);
  const date = firstOf([service.last_modified, service.assured_date, dates.sort().at(-1), link.last_modified]);
  return { source: textOf(organization.name) ?? "HSDS", date_maj: date };
}

function firstOf(values: unknown[]): string | null {
  return values.map(textOf).find((value) => value !== null) ?? null;
}

function itemOf(value: unknown): Item | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Item) : null;
}

function items(value: unknown): Item[] {
  return Array.isArray(value) ? value.filter((item): item is Item => itemOf(item) !== null) : [];
}
