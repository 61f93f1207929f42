/** The limits that an imported file must keep, so that a hostile one is refused before it costs memory or time. */

import { AiguilleurError } from "../../errors.js";

export interface Limits {
  /** Bytes of the content once decompressed. */
  contentBytes: number;
  /** Times that a compressed file may grow, once it has given more than `ratioFromBytes`. */
  ratio: number;
  ratioFromBytes: number;
  /** Bytes of one record; the largest of the real sources are near 50 kB. */
  recordBytes: number;
  /** Levels of nesting. */
  depth: number;
}

/** The whole DILA directory is near 400 MB; JSON compresses 10 to 50 times. */
export const DEFAULT_LIMITS: Limits = {
  contentBytes: 2_000_000_000,
  ratio: 200,
  ratioFromBytes: 64_000_000,
  recordBytes: 1_000_000,
  depth: 32,
};

/** INPUT_INVALID about one file: what is wrong in it, and where. */
export function refused(file: string, field: string, problem: string, suggestion?: string): AiguilleurError {
  const fault = suggestion ? { file, field, problem, suggestion } : { file, field, problem };
  return new AiguilleurError("INPUT_INVALID", "Fichier refusé, rien n'est importé :", [fault]);
}
