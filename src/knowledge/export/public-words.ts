/** Says in French, and in years, whom the rules of a network are about. */

import type { Knowledge } from "../load.js";
import type { Competence, Public } from "../schema.js";
import type { FlagId, StatusId } from "../taxonomy.js";

type Vocabulary = Pick<Knowledge, "statuses" | "flags">;

const OLDEST = 120;
/** Statuses that describe how the question is asked rather than who is received. */
const NOT_A_PUBLIC: ReadonlySet<StatusId> = new Set(["unknown", "professionnel"]);

/** The publics of these rules, less the statuses that are nobody's and the publics that another one holds. */
export function receivedPublics(rules: readonly Competence[]): Public[] {
  const publics = rules.flatMap(({ who }) => withoutNobody(who) ?? []);
  return publics.filter(
    (who, index) =>
      !publics.some((other, at) => at !== index && holds(other, who) && !(at > index && holds(who, other))),
  );
}

function withoutNobody(who: Public): Public | null {
  if (!who.statuses) return who;
  const [first, ...others] = who.statuses.filter((status) => !NOT_A_PUBLIC.has(status));
  return first ? { ...who, statuses: [first, ...others] } : null;
}

/** Whether everybody of `narrow` is of `wide`; false when it cannot be told from the conditions alone. */
function holds(wide: Public, narrow: Public): boolean {
  const [from, to] = narrow.ages ?? [0, OLDEST];
  return (
    (!wide.statuses || (narrow.statuses?.every((status) => wide.statuses?.includes(status)) ?? false)) &&
    (!wide.ages || (wide.ages[0] <= from && to <= wide.ages[1])) &&
    (wide.flags_all ?? []).every((flag) => narrow.flags_all?.includes(flag)) &&
    (wide.flags_none ?? []).every((flag) => narrow.flags_none?.includes(flag)) &&
    (!wide.flags_any || (narrow.flags_any?.every((flag) => wide.flags_any?.includes(flag)) ?? false)) &&
    (wide.needs_all ?? []).every((need) => narrow.needs_all?.includes(need))
  );
}

/** "Sans emploi, en recherche (de 16 à 25 ans ; sauf : Cadre)", one public after the other; null when nobody is excluded. */
export function describePublics(publics: readonly Public[], vocabulary: Vocabulary): string | null {
  const phrases = new Set(publics.map((who) => describePublic(who, vocabulary)));
  return phrases.has(null) || phrases.size === 0 ? null : [...phrases].join(" / ");
}

function describePublic(who: Public, { statuses, flags }: Vocabulary): string | null {
  const labels = (ids: readonly FlagId[] | undefined) => ids?.map((id) => flags.get(id)?.label ?? id);
  const conditions = [
    who.ages && describeAges(who.ages),
    labels(who.flags_all)?.join(" et "),
    labels(who.flags_any)?.join(" ou "),
    who.flags_none && `sauf : ${labels(who.flags_none)?.join(", ")}`,
  ].filter((condition) => condition !== undefined);
  const situation = who.statuses?.map((id) => statuses.get(id)?.label ?? id).join(" ou ");
  if (!situation) return conditions.join(" ; ") || null;
  return conditions.length > 0 ? `${situation} (${conditions.join(" ; ")})` : situation;
}

function describeAges([from, to]: readonly [number, number]): string {
  if (to >= OLDEST) return `à partir de ${from} ans`;
  return from === 0 ? `jusqu'à ${to} ans` : `de ${from} à ${to} ans`;
}

/** The lowest and highest ages received, in years; undefined where some public has no such limit. */
export function ageLimits(publics: readonly Public[]): { from?: number; to?: number } {
  const from = Math.min(...publics.map(({ ages }) => ages?.[0] ?? 0));
  const to = Math.max(...publics.map(({ ages }) => ages?.[1] ?? OLDEST));
  return { ...(from > 0 && Number.isFinite(from) ? { from } : {}), ...(to < OLDEST && to >= 0 ? { to } : {}) };
}
