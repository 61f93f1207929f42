/** Reads the structures of data.inclusion v1: a JSON array, JSON Lines, a page of the API, or CSV. */

import { NETWORK_OF_RESEAU, SHARED_FIELDS } from "../formats/data-inclusion-fields.js";
import type { NetworkId } from "../taxonomy.js";
import { csvRows } from "./csv-rows.js";
import {
  type Draft,
  type Format,
  fault,
  type KnownPlaces,
  numberOf,
  position,
  type Reading,
  textOf,
} from "./format.js";
import { jsonRecords } from "./json-records.js";
import { networkOfName } from "./network-names.js";
import { csvOrJson } from "./text-kind.js";

/** Required by the schema of structures. */
const NEEDED = ["id", "nom", "source", "date_maj"];

export const dataInclusion: Format = {
  records: csvOrJson(
    (bytes, file, limits) => jsonRecords(bytes, file, ["structures", "items"], limits),
    (bytes, file, limits) => csvRows(bytes, file, NEEDED, limits),
  ),
  read,
  lenient: true,
  allOrNothing: false,
  // The exchange format has no place for our networks and names its sources otherwise.
  onlyWhenNew: ["network", "source"],
};

function read(record: Record<string, unknown>, known: KnownPlaces): Reading[] {
  const missing = NEEDED.find((field) => !textOf(record[field]));
  if (missing) return fault(missing, "champ manquant");
  if (textOf(record.structure_id))
    return fault("structure_id", "c'est un service : importer le fichier des structures");
  const reseaux = listOf(record.reseaux_porteurs);
  const network = known.networkOf(String(record.id)) ?? networkOf(reseaux, textOf(record.nom));
  if (!network) return [{ kind: "outside", why: reseaux[0] ?? "sans réseau porteur connu" }];
  return [{ kind: "place", draft: { ...sharedFields(record), network } }];
}

function networkOf(reseaux: readonly string[], name: string | null): NetworkId | null {
  const ours = reseaux.map((reseau) => NETWORK_OF_RESEAU.get(reseau)).find((network) => network !== undefined);
  return ours ?? networkOfName(name);
}

function sharedFields(record: Record<string, unknown>): Draft {
  const given = SHARED_FIELDS.filter((field) => field in record && field !== "latitude" && field !== "longitude");
  const draft: Draft = Object.fromEntries(given.map((field) => [field, textOf(record[field])]));
  const [latitude, longitude] = [numberOf(record.latitude), numberOf(record.longitude)];
  return { ...draft, ...position(latitude, longitude, `data.inclusion (${textOf(record.source)})`) };
}

/** Values of a list, which CSV gives as JSON or with commas. */
function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((item) => typeof item === "string");
  return typeof value === "string" ? (value.match(/[\w-]+/g) ?? []) : [];
}
