/** Reads what an import must know of the communes: today's, the merged ones, and the region of each département. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AiguilleurError } from "../../errors.js";
import { MERGED_COMMUNES } from "../load.js";
import { FileReader } from "../read-files.js";
import { type CommuneRow, mergedCommuneSchema, regionSchema } from "../schema.js";
import { Places } from "./places.js";

/** Its rows are checked with the rest of the base: checking 35,000 of them again would cost more than the import. */
const communesSchema = z.custom<CommuneRow[]>(Array.isArray, "doit être un tableau");

export interface Territory {
  places: Places;
  /** Codes of the regions whose structures are in the directory. */
  served: string[];
}

/** From the knowledge base at `folder`; throws KNOWLEDGE_INVALID when these files hold faults. */
export function loadPlaces(folder: string): Territory {
  const files = new FileReader(folder);
  const here = (file: string) => existsSync(join(folder, file));
  const communes = here("communes.json") ? files.read("communes.json", communesSchema) : [];
  const merged = here(MERGED_COMMUNES) ? files.read(MERGED_COMMUNES, z.array(mergedCommuneSchema)) : [];
  const read = here("regions") ? files.readFolder("regions", ".yaml", regionSchema) : [];
  const regions = read.map(({ content }) => content);
  if (files.faults.length > 0 || !communes || !merged)
    throw new AiguilleurError("KNOWLEDGE_INVALID", "La base de connaissances contient des fautes :", files.faults);
  const regionOf = regions.flatMap(({ code, departements }) =>
    departements.map((departement): [string, string] => [departement.code, code]),
  );
  const served = regions.filter((region) => region.served).map(({ code }) => code);
  return { places: new Places(communes, merged, new Map(regionOf)), served };
}
