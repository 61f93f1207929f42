/** Loads the whole knowledge base into memory, or refuses it with every fault listed. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AiguilleurError } from "../errors.js";
import { checkReferences } from "./check.js";
import { type CommuneIndex, indexCommunes } from "./commune-index.js";
import type { FileCache } from "./file-cache.js";
import { type ModelFile, modelSchema } from "./model-schema.js";
import { FileReader } from "./read-files.js";
import {
  type Answers,
  answersSchema,
  type Cep,
  type CommuneRow,
  type ConcernedTerms,
  cepSchema,
  communesSchema,
  concernedSchema,
  type Dangers,
  dangersSchema,
  type FlagTerm,
  flagTermSchema,
  type Helpline,
  helplinesSchema,
  type MergedCommuneRow,
  mergedCommuneSchema,
  type NeedTerm,
  type Network,
  type Noise,
  needTermSchema,
  networkSchema,
  noiseSchema,
  type Questions,
  questionsSchema,
  type Region,
  regionSchema,
  type StatusTerm,
  type Structure,
  type Synonyms,
  statusTermSchema,
  structureSchema,
  synonymsSchema,
} from "./schema.js";
import { type Sheet, sheetSchema } from "./sheet-schema.js";
import type { FlagId, NeedId, NetworkId, StatusId } from "./taxonomy.js";

/** Written by `npm run train`. */
export const MODEL_FILE = "model.json";
/** Names of the communes that joined another; written by `knowledge import communes`. */
export const MERGED_COMMUNES = "merged-communes.json";

export interface Departement {
  code: string;
  name: string;
  in_a_sentence: string;
  aliases: string[];
  region: Region;
}

export interface Knowledge {
  statuses: ReadonlyMap<StatusId, StatusTerm>;
  flags: ReadonlyMap<FlagId, FlagTerm>;
  needs: ReadonlyMap<NeedId, NeedTerm>;
  synonyms: Synonyms;
  answers: Answers;
  questions: Questions;
  /** First-level information, by id. */
  sheets: readonly Sheet[];
  noise: Noise;
  concerned: ConcernedTerms;
  dangers: Dangers;
  networks: ReadonlyMap<NetworkId, Network>;
  regions: ReadonlyMap<string, Region>;
  departements: ReadonlyMap<string, Departement>;
  cep: Cep;
  helplines: readonly Helpline[];
  communes: CommuneIndex;
  structures: readonly Structure[];
  /** What was learned from the examples; without it, messages are read by the vocabulary alone. */
  model: ModelFile | null;
}

/**
 * The knowledge base read from `folder`; throws KNOWLEDGE_INVALID with every fault of every file. `withModel: false`
 * leaves the learned model aside, whatever its file holds: it is about to be learned again.
 */
export function loadKnowledge(folder: string, cache?: FileCache, { withModel = true } = {}): Knowledge {
  const files = new FileReader(folder, cache);
  const raw = readAll(files, withModel);
  const faulty = new Set(files.faults.map(({ file }) => file));
  const faults = [...files.faults, ...checkReferences(raw, faulty)];
  if (faults.length > 0 || !isComplete(raw)) {
    throw new AiguilleurError(
      "KNOWLEDGE_INVALID",
      `La base de connaissances contient ${faults.length} faute(s) :`,
      faults,
    );
  }
  return assemble(raw);
}

/** What the files hold, before it is known to be whole. */
export interface RawKnowledge {
  statuses: StatusTerm[] | null;
  flags: FlagTerm[] | null;
  needs: NeedTerm[] | null;
  synonyms: Synonyms | null;
  answers: Answers | null;
  questions: Questions | null;
  noise: Noise | null;
  concerned: ConcernedTerms | null;
  dangers: Dangers | null;
  cep: Cep | null;
  helplines: z.infer<typeof helplinesSchema> | null;
  communes: CommuneRow[] | null;
  merged: MergedCommuneRow[] | null;
  networks: { file: string; content: Network }[];
  regions: { file: string; content: Region }[];
  sheets: { file: string; content: Sheet }[];
  structures: { file: string; content: Structure[] }[];
  /** Null when it was never learned. */
  model: { content: ModelFile | null };
}

type Complete<T> = { [K in keyof T]: NonNullable<T[K]> };

function readAll(files: FileReader, withModel: boolean): RawKnowledge {
  const learned = withModel && existsSync(join(files.root, MODEL_FILE));
  return {
    statuses: files.read("vocabulary/statuses.yaml", z.array(statusTermSchema)),
    flags: files.read("vocabulary/flags.yaml", z.array(flagTermSchema)),
    needs: files.read("vocabulary/needs.yaml", z.array(needTermSchema)),
    synonyms: files.read("vocabulary/synonyms.yaml", synonymsSchema),
    answers: files.read("vocabulary/answers.yaml", answersSchema),
    questions: files.read("vocabulary/questions.yaml", questionsSchema),
    concerned: files.read("vocabulary/concerned.yaml", concernedSchema),
    noise: files.read("vocabulary/noise.yaml", noiseSchema),
    dangers: files.read("vocabulary/dangers.yaml", dangersSchema),
    cep: files.read("cep.yaml", cepSchema),
    helplines: files.read("helplines.yaml", helplinesSchema),
    communes: files.read("communes.json", communesSchema),
    merged: existsSync(join(files.root, MERGED_COMMUNES))
      ? files.read(MERGED_COMMUNES, z.array(mergedCommuneSchema))
      : [],
    networks: files.readFolder("networks", ".yaml", networkSchema),
    regions: files.readFolder("regions", ".yaml", regionSchema),
    sheets: files.readFolder("sheets", ".yaml", sheetSchema),
    structures: files.readFolder("structures", ".json", z.array(structureSchema)),
    model: { content: learned ? files.read(MODEL_FILE, modelSchema) : null },
  };
}

function isComplete(raw: RawKnowledge): raw is Complete<RawKnowledge> {
  return Object.values(raw).every((part) => part !== null);
}

function assemble(raw: Complete<RawKnowledge>): Knowledge {
  const regions = raw.regions.map(({ content }) => content);
  const departements = regions.flatMap((region) =>
    region.departements.map((departement) => ({ ...departement, region })),
  );
  return {
    statuses: new Map(raw.statuses.map((term) => [term.id, term])),
    flags: new Map(raw.flags.map((term) => [term.id, term])),
    needs: new Map(raw.needs.map((term) => [term.id, term])),
    synonyms: raw.synonyms,
    answers: raw.answers,
    questions: raw.questions,
    sheets: raw.sheets.map(({ content }) => content),
    noise: raw.noise,
    concerned: raw.concerned,
    dangers: raw.dangers,
    networks: new Map(raw.networks.map(({ content }) => [content.id, content])),
    regions: new Map(regions.map((region) => [region.code, region])),
    departements: new Map(departements.map((departement) => [departement.code, departement])),
    cep: raw.cep,
    helplines: raw.helplines.helplines,
    communes: indexCommunes(raw.communes, raw.merged),
    structures: raw.structures.flatMap(({ content }) => content),
    model: raw.model.content,
  };
}
