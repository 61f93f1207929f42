/** Reads the reference directory (one JSON array of public places). */

import type { Structure } from "../schema.js";
import { type Draft, type Format, fault, type Reading, textOf } from "./format.js";
import { jsonRecords } from "./json-records.js";

/** Our field for each field of the reference directory. */
const FIELDS: Readonly<Record<string, keyof Structure>> = {
  id: "id",
  name: "nom",
  type: "network",
  subtype: "subtype",
  address: "adresse",
  postcode: "code_postal",
  citycode: "code_insee",
  city: "commune",
  departement: "departement",
  region: "region",
  lat: "latitude",
  lon: "longitude",
  geoPrecision: "geo_precision",
  geoSource: "geo_source",
  phone: "telephone",
  email: "courriel",
  url: "site_web",
  openingHours: "horaires_accueil",
  commentaire: "commentaire",
  priseRdv: "rendez_vous",
  operateur: "operator",
  flags: "notes",
  source: "source",
  date: "date_maj",
};

/** Types of the reference directory whose name is not that of the network. */
const NETWORK_OF_TYPE: Readonly<Record<string, string>> = { scuio_ip: "scuio" };

/** Mailboxes of this source may be an adviser's own: only those named after the service are kept. */
const NAMED_MAILBOX_SOURCE = /France VAE/;

export const reference: Format = {
  records: (bytes, file, limits) => jsonRecords(bytes, file, [], limits),
  read,
  lenient: false,
  allOrNothing: true,
  onlyWhenNew: [],
};

function read(place: Record<string, unknown>): Reading[] {
  if (!textOf(place.id)) return fault("id", "champ manquant");
  const draft: Draft = Object.fromEntries(Object.entries(FIELDS).map(([field, ours]) => [ours, place[field] ?? null]));
  const type = String(place.type);
  const network = Object.hasOwn(NETWORK_OF_TYPE, type) ? NETWORK_OF_TYPE[type] : place.type;
  return [{ kind: "place", draft: { ...draft, network, notes: place.flags ?? [], courriel: sharedMailbox(place) } }];
}

function sharedMailbox(place: Record<string, unknown>): string | null {
  const email = textOf(place.email);
  if (!email || !NAMED_MAILBOX_SOURCE.test(String(place.source))) return email;
  return /vae($|[^a-z])|contact/.test(email.split("@")[0] ?? "") ? email : null;
}
