/** Gives the level of conseil en évolution professionnelle that a need calls for, in the scheme in force on a day. */

import type { Cep } from "../knowledge/schema.js";
import type { NeedId, StatusId } from "../knowledge/taxonomy.js";

export interface CepAdvice {
  scheme: string;
  /** Null when the service is not for this public or these needs call for none of its levels. */
  level: number | null;
}

/** The service is for people in or looking for work: pupils have school guidance (code du travail, L6111-6). */
const NOT_CONCERNED: ReadonlySet<StatusId> = new Set(["collegien_lyceen"]);

/** The highest level among the needs; `day` is AAAA-MM-JJ. */
export function cepFor(status: StatusId, needs: readonly NeedId[], cep: Cep, day: string): CepAdvice {
  const scheme = cep.schemes.find(({ from, to }) => from <= day && (to === undefined || day <= to));
  if (!scheme) throw new Error(`no CEP scheme in force on ${day}`);
  if (NOT_CONCERNED.has(status)) return { scheme: scheme.id, level: null };
  const levels = scheme.levels
    .filter((level) => level.needs.some((need) => needs.includes(need)))
    .map(({ level }) => level);
  return { scheme: scheme.id, level: levels.length > 0 ? Math.max(...levels) : null };
}
