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
import { ageRange, DANGERS } from "./vocabulary-schema.js";

export {
  type CommuneRow,
  communeRowSchema,
  communesSchema,
  type MergedCommuneRow,
  mergedCommuneSchema,
} from "./commune-schema.js";
export {
  type NationalContact,
  nationalContactSchema,
  type Region,
  regionSchema,
  type Source,
  sourceSchema,
} from "./region-schema.js";
export {
  type Answers,
  answersSchema,
  COMMANDS,
  type Command,
  type ConcernedTerms,
  concernedSchema,
  DANGERS,
  type Danger,
  type Dangers,
  dangersSchema,
  type FlagTerm,
  flagTermSchema,
  type Language,
  type NeedTerm,
  type Noise,
  needTermSchema,
  noiseSchema,
  type Questions,
  questionsSchema,
  type StatusTerm,
  type Synonyms,
  statusTermSchema,
  synonymsSchema,
  TOPICS,
  type Topic,
} from "./vocabulary-schema.js";

const status = z.enum(STATUSES);
const flag = z.enum(FLAGS);
const need = z.enum(NEEDS);

/** Whom a rule is about. A condition left out is no condition. */
export const publicSchema = z.strictObject({
  statuses: z.array(status).nonempty().optional(),
  /** Both ends included, in years. */
  ages: ageRange.optional(),
  flags_all: z.array(flag).nonempty().optional(),
  flags_any: z.array(flag).nonempty().optional(),
  flags_none: z.array(flag).nonempty().optional(),
  /** Needs that, asked for together, say more than each alone. */
  needs_all: z.array(need).nonempty().optional(),
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
