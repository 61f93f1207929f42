/** What every file of the knowledge base must look like; the types of the whole project are inferred from here. */

import { z } from "zod";
import {
  day,
  departementCode,
  frenchPhone,
  inseeCode,
  looseDate,
  nationalContactSchema,
  network,
  sentence,
  sourceSchema,
  webAddress,
} from "./region-schema.js";
import { FLAGS, NEEDS, STATUSES } from "./taxonomy.js";

export {
  type NationalContact,
  nationalContactSchema,
  type Region,
  regionSchema,
  type Source,
  sourceSchema,
} from "./region-schema.js";

export const DANGERS = ["medical", "suicide", "child", "violence", "street"] as const;
export type Danger = (typeof DANGERS)[number];

const status = z.enum(STATUSES);
const flag = z.enum(FLAGS);
const need = z.enum(NEEDS);

const ageRange = z
  .tuple([z.int().min(0), z.int().max(120)])
  .refine(([from, to]) => from <= to, "de l'âge le plus bas au plus haut");

/** Whom a rule is about. A condition left out is no condition. */
export const publicSchema = z.strictObject({
  statuses: z.array(status).nonempty().optional(),
  /** Both ends included, in years. */
  ages: ageRange.optional(),
  flags_all: z.array(flag).nonempty().optional(),
  flags_any: z.array(flag).nonempty().optional(),
  flags_none: z.array(flag).nonempty().optional(),
});
export type Public = z.infer<typeof publicSchema>;

/** One competence of a network: for whom, for which needs and how well, and why in words a person understands. */
export const competenceSchema = z.strictObject({
  who: publicSchema,
  /** Needs for which this network is the door made for this public. */
  best: z.array(need).default([]),
  /** Needs in its field, though another network may be closer to it. */
  good: z.array(need).default([]),
  /** Needs on which it only gives first-level information. */
  informs: z.array(need).default([]),
  /** Said to the person: "Pourquoi ce lieu ? Parce que …". */
  because: sentence,
  /** Id of one of the sources of the file. */
  source: z.string(),
});
export type Competence = z.infer<typeof competenceSchema>;

export const networkSchema = z.strictObject({
  id: network,
  name: sentence,
  /** With its article, as inside a sentence: "la Mission locale", "le CIO", "France Travail". */
  in_a_sentence: sentence,
  /** What it does for a person, in one plain sentence. */
  does: sentence,
  role: z.enum(["member", "partner", "other"]),
  /** Its part in the conseil en évolution professionnelle. */
  cep: z.enum(["operator", "first_level", "none"]),
  /** `near`: any place may receive; `departement`, `region`: only the one of the territory; `own`: one's own employer or school. */
  area: z.enum(["near", "departement", "region", "national", "own"]),
  /** The only territories it exists in, when it does not exist everywhere. */
  only_in: z
    .strictObject({ regions: z.array(z.string()).optional(), departements: z.array(departementCode).optional() })
    .optional(),
  cost: sentence,
  /** How to reach it when no place is known. */
  how_to_reach: sentence,
  /** What to bring to the first meeting. */
  bring: z.array(sentence).default([]),
  contact: nationalContactSchema.optional(),
  serves: z.array(competenceSchema),
  former_names: z.array(sentence).default([]),
  sources: z.array(sourceSchema).nonempty(),
});
export type Network = z.infer<typeof networkSchema>;

export const cepSchema = z.strictObject({
  schemes: z
    .array(
      z.strictObject({
        id: z.string(),
        title: sentence,
        /** First and last day in force; no last day while it is. */
        from: day,
        to: day.optional(),
        levels: z
          .array(
            z.strictObject({ level: z.int().min(1).max(3), name: sentence, gives: sentence, needs: z.array(need) }),
          )
          .nonempty(),
        source: z.string(),
      }),
    )
    .nonempty(),
  sources: z.array(sourceSchema).nonempty(),
});
export type Cep = z.infer<typeof cepSchema>;

export const helplinesSchema = z.strictObject({
  helplines: z
    .array(
      z.strictObject({
        id: z.string(),
        label: sentence,
        phone: frenchPhone,
        cost: sentence,
        hours: sentence,
        /** The dangers it answers. */
        dangers: z.array(z.enum([...DANGERS, "emergency"])).nonempty(),
        /** Only for people with this flag (a line of the farming world, for instance). */
        only_for: flag.optional(),
        source: z.string(),
      }),
    )
    .nonempty(),
  sources: z.array(sourceSchema).nonempty(),
});
export type Helpline = z.infer<typeof helplinesSchema>["helplines"][number];

/**
 * What to look for in a message. Words are written plainly: case, accents and hyphens do not matter; "a/b" is either
 * word, "mot*" any word that begins so, "…" up to three words in between.
 */
const cue = sentence.refine(
  (text) => text.replace(/\([^)]*\)/g, "").trim() !== "",
  "un indice fait seulement de mots facultatifs « (…) » se retrouverait partout : ôter des parenthèses",
);
const cues = z.array(cue).default([]);

const termFields = {
  label: sentence,
  /** Said back to the person in the recap. */
  said: sentence,
  /** Cues that settle it, and cues that only hint at it. */
  strong: cues,
  weak: cues,
};

export const statusTermSchema = z.strictObject({
  id: status,
  ...termFields,
  /** Ages of a person of this status, when nothing else says it. */
  ages: ageRange,
});
export const flagTermSchema = z.strictObject({ id: flag, ...termFields });
export const needTermSchema = z.strictObject({ id: need, ...termFields });
export type StatusTerm = z.infer<typeof statusTermSchema>;
export type FlagTerm = z.infer<typeof flagTermSchema>;
export type NeedTerm = z.infer<typeof needTermSchema>;

/** A place where people are received. Field names of data.inclusion v1 in French, ours in English. */
export const structureSchema = z.strictObject({
  id: z.string().min(1),
  nom: sentence,
  network,
  subtype: z.string().nullable(),
  adresse: z.string().nullable(),
  code_postal: z.string().nullable(),
  code_insee: inseeCode.nullable(),
  commune: z.string().nullable(),
  departement: departementCode.nullable(),
  region: z.string().regex(/^\d{2}$/),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  geo_precision: z.enum(["address", "street", "postcode", "commune"]).nullable(),
  geo_source: z.string().nullable(),
  telephone: frenchPhone.nullable(),
  courriel: z.email().nullable(),
  site_web: webAddress.nullable(),
  /** OSM opening_hours syntax: "Mo-Fr 09:00-12:00". */
  horaires_accueil: z.string().nullable(),
  /** Hours as the source words them, when they could not be read whole. */
  horaires_texte: z.string().nullable().default(null),
  commentaire: z.string().nullable(),
  rendez_vous: z.string().nullable(),
  operator: z.string().nullable(),
  notes: z.array(z.string()),
  siret: z
    .string()
    .regex(/^\d{14}$/, "attendu : 14 chiffres")
    .nullable()
    .default(null),
  complement_adresse: z.string().nullable().default(null),
  description: z.string().nullable().default(null),
  /** Page of this place on Acceslibre. */
  accessibilite_lieu: webAddress.nullable().default(null),
  lien_source: webAddress.nullable().default(null),
  /** Codes of the communes, EPCI, départements or regions whose inhabitants it receives; empty when not known. */
  zone_eligibilite: z
    .array(z.string().regex(/^(\d{2,3}|2[AB]|\d{5}|2[AB]\d{3}|\d{9}|france)$/, "attendu : un code"))
    .default([]),
  /** Ids of the same place under other sources. */
  same_as: z.array(z.string()).default([]),
  /** Day on which its source no longer listed it. */
  vanished_on: day.nullable().default(null),
  /** Day on which somebody checked it, by phone or on the spot. */
  verified_on: day.nullable().default(null),
  source: sentence,
  date_maj: looseDate,
});
export type Structure = z.infer<typeof structureSchema>;

/** Row of communes.json: INSEE code, name, postcodes, population, latitude, longitude, employment area. */
export const communeRowSchema = z.tuple([
  inseeCode,
  z.string(),
  z.array(z.string()),
  z.number(),
  z.number().nullable(),
  z.number().nullable(),
  z.string().nullable(),
]);
export type CommuneRow = z.infer<typeof communeRowSchema>;

/** The whole of communes.json; a row is looked at by hand first, since there are 35,000 of them at each start. */
export const communesSchema = z.array(z.unknown()).superRefine((rows, context) => {
  for (const [index, row] of rows.entries()) {
    if (isCommuneRow(row)) continue;
    const [issue] = communeRowSchema.safeParse(row).error?.issues ?? [];
    context.addIssue({
      code: "custom",
      path: [index, ...(issue?.path ?? [])],
      message: issue?.message ?? "ligne illisible",
    });
  }
}) as unknown as z.ZodType<CommuneRow[]>;

const INSEE = /^(\d{5}|2[AB]\d{3})$/;

function isCommuneRow(row: unknown): row is CommuneRow {
  if (!Array.isArray(row) || row.length !== 7) return false;
  const [code, name, postcodes, population, lat, lon, zone] = row as unknown[];
  return (
    typeof code === "string" &&
    INSEE.test(code) &&
    typeof name === "string" &&
    Array.isArray(postcodes) &&
    postcodes.every((postcode) => typeof postcode === "string") &&
    typeof population === "number" &&
    (lat === null || typeof lat === "number") &&
    (lon === null || typeof lon === "number") &&
    (zone === null || typeof zone === "string")
  );
}

/** How people abbreviate, and the commune names that are also ordinary words. */
export const synonymsSchema = z.strictObject({
  short_forms: z.record(z.string(), sentence),
  ordinary_words: z.array(sentence),
});
export type Synonyms = z.infer<typeof synonymsSchema>;

export const COMMANDS = ["aide", "recommencer", "retour", "effacer", "humain", "pourquoi", "corriger"] as const;
export type Command = (typeof COMMANDS)[number];

export const answersSchema = z.strictObject({
  yes: cues,
  no: cues,
  unsure: cues,
  commands: z.strictObject(
    Object.fromEntries(COMMANDS.map((command) => [command, cues])) as Record<Command, typeof cues>,
  ),
});
export type Answers = z.infer<typeof answersSchema>;

/** Words of danger, and the everyday phrases that only look like them ("ce boulot me tue"). */
export const dangersSchema = z.strictObject({
  dangers: z.strictObject(Object.fromEntries(DANGERS.map((danger) => [danger, cues])) as Record<Danger, typeof cues>),
  near_misses: cues,
});
export type Dangers = z.infer<typeof dangersSchema>;
