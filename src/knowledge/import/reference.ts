/** Reads the reference directory (one JSON array of public places) into structures of the knowledge base. */

import { z } from "zod";
import type { Fault } from "../../errors.js";
import { type Structure, structureSchema } from "../schema.js";
import { NETWORKS } from "../taxonomy.js";

const text = z.string().nullable();
const placeSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  subtype: text,
  address: text,
  postcode: text,
  citycode: text,
  city: text,
  departement: text,
  region: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  geoPrecision: text,
  geoSource: text,
  phone: text,
  email: text,
  url: text,
  openingHours: text,
  source: z.string(),
  date: z.string(),
  flags: z.array(z.string()),
  commentaire: text.optional(),
  priseRdv: text.optional(),
  operateur: text.optional(),
});
type Place = z.infer<typeof placeSchema>;

/** Types of the reference directory whose name is not that of the network. */
const NETWORK_OF_TYPE: Record<string, string> = { scuio_ip: "scuio" };

/** Mailboxes of this source may be an adviser's own: only those named after the service are kept. */
const NAMED_MAILBOX_SOURCE = /France VAE/;

/** Structures read from `content` (the file's JSON text), and a fault for each record that cannot be taken. */
export function readReferencePlaces(content: string, file: string): { structures: Structure[]; faults: Fault[] } {
  const structures: Structure[] = [];
  const faults: Fault[] = [];
  for (const [index, record] of parseArray(content, file, faults).entries()) {
    const place = placeSchema.safeParse(record);
    const read = place.success ? structureSchema.safeParse(toStructure(place.data)) : place;
    if (read.success) structures.push(read.data as Structure);
    else for (const issue of read.error.issues) faults.push(faultOf(issue, index, file));
  }
  return { structures, faults };
}

function parseArray(content: string, file: string, faults: Fault[]): unknown[] {
  try {
    const parsed: unknown = JSON.parse(content);
    if (Array.isArray(parsed)) return parsed;
    faults.push({ file, field: "(fichier)", problem: "doit être un tableau JSON" });
  } catch {
    faults.push({
      file,
      field: "(fichier)",
      problem: "JSON illisible",
      suggestion: "vérifier que le fichier est entier",
    });
  }
  return [];
}

function faultOf(issue: z.core.$ZodIssue, index: number, file: string): Fault {
  return { file, field: `[${index}].${issue.path.join(".")}`, problem: issue.message };
}

function toStructure(place: Place): Partial<Record<keyof Structure, unknown>> {
  const network = NETWORK_OF_TYPE[place.type] ?? place.type;
  return {
    id: place.id,
    nom: place.name,
    network: NETWORKS.find((id) => id === network) ?? network,
    subtype: place.subtype,
    adresse: place.address,
    code_postal: place.postcode,
    code_insee: place.citycode,
    commune: place.city,
    departement: place.departement,
    region: place.region,
    latitude: place.lat,
    longitude: place.lon,
    geo_precision: place.geoPrecision,
    geo_source: place.geoSource,
    telephone: place.phone,
    courriel: sharedMailbox(place),
    site_web: place.url,
    horaires_accueil: place.openingHours,
    commentaire: place.commentaire ?? null,
    rendez_vous: place.priseRdv ?? null,
    operator: place.operateur ?? null,
    notes: place.flags,
    source: place.source,
    date_maj: place.date,
  };
}

function sharedMailbox(place: Place): string | null {
  if (!place.email || !NAMED_MAILBOX_SOURCE.test(place.source)) return place.email;
  return /vae|contact/.test(place.email.split("@")[0] ?? "") ? place.email : null;
}
