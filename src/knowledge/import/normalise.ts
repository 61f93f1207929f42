/** Turns what a source says of a place into fields of the knowledge base, checked by its schema. */

import type { z } from "zod";
import { frenchMessage } from "../../french.js";
import { type Structure, structureSchema } from "../schema.js";
import { type Draft, textOf } from "./format.js";
import type { Places } from "./places.js";
import { date, hours, mailbox, phone, webAddress } from "./values.js";

/** A value that cannot be taken: the field, and what is wrong. */
export interface Problem {
  field: string;
  problem: string;
}

export interface Normalised {
  /** The fields that the source carries, each of them valid; null when the record cannot be taken. */
  fields: Partial<Structure> | null;
  /** Why it cannot be taken, or which optional values were left out. */
  problems: Problem[];
  /** Merged commune followed to today's: its old name and the new one. */
  followed: { from: string; to: string } | null;
}

const OPTIONAL: ReadonlySet<string> = new Set([
  "adresse",
  "complement_adresse",
  "code_postal",
  "telephone",
  "courriel",
  "site_web",
  "siret",
  "description",
  "accessibilite_lieu",
  "lien_source",
]);

/** Every field of a new record that the source says nothing of. */
const NOTHING = Object.fromEntries(
  Object.keys(structureSchema.shape).map((field) => [
    field,
    ["notes", "same_as", "zone_eligibilite"].includes(field) ? [] : null,
  ]),
);

/** What a source need not say again of a place that the base already knows. */
const ALREADY_KNOWN = { nom: "-", network: "cio", region: "00", source: "-", date_maj: "2000" };

export interface Rules {
  /** Optional values that are no good are left out instead of the record. */
  lenient: boolean;
  /** The place is already in the base, which knows what the source leaves out. */
  known: boolean;
}

/** The valid fields of a draft, or why it cannot be taken. */
export function normalise(draft: Draft, places: Places, { lenient, known }: Rules): Normalised {
  const located = locate(draft, places, known);
  const base = known ? { ...NOTHING, ...ALREADY_KNOWN } : NOTHING;
  if ("problem" in located) return { fields: null, problems: [located], followed: null };
  const fields: Draft = { ...draft, ...values(draft), ...located.fields };
  const problems: Problem[] = [];
  let read = check(base, fields);
  const optional = read.success ? [] : read.error.issues.filter((issue) => OPTIONAL.has(String(issue.path[0])));
  if (lenient && optional.length > 0) {
    for (const issue of optional) fields[issue.path[0] as keyof Structure] = null;
    problems.push(...optional.map(toProblem));
    read = check(base, fields);
  }
  if (!read.success) return { fields: null, problems: read.error.issues.map(toProblem), followed: null };
  const carried = Object.keys(fields) as (keyof Structure)[];
  const data = read.data as Record<string, unknown>;
  const kept = Object.fromEntries(carried.map((field) => [field, data[field]])) as Partial<Structure>;
  return { fields: kept, problems, followed: located.followed };
}

function check(base: Draft, fields: Draft): z.ZodSafeParseResult<Structure> {
  return structureSchema.safeParse({ ...base, ...fields }, { error: frenchMessage });
}

function toProblem(issue: z.core.$ZodIssue): Problem {
  return { field: issue.path.join(".") || "(enregistrement)", problem: issue.message };
}

function values(draft: Draft): Draft {
  return {
    ...("telephone" in draft ? { telephone: phone(draft.telephone) } : {}),
    ...("courriel" in draft ? mailbox(draft) : {}),
    ...("site_web" in draft ? { site_web: webAddress(draft.site_web) } : {}),
    ...("siret" in draft ? { siret: textOf(draft.siret)?.replace(/\s/g, "") ?? null } : {}),
    ...("horaires_accueil" in draft ? hours(draft) : {}),
    ...("date_maj" in draft ? { date_maj: date(draft.date_maj) } : {}),
  };
}

type Located = { fields: Draft; followed: Normalised["followed"] } | Problem;

/** A place that no commune is known of keeps the département or the region that its source gives. */
function locate(draft: Draft, places: Places, known: boolean): Located {
  const code = textOf(draft.code_insee);
  const [name, postcode] = [textOf(draft.commune), textOf(draft.code_postal)];
  const commune = (code ? places.ofCode(code) : null) ?? (name && postcode ? places.ofName(name, postcode) : null);
  if (!commune) {
    if (code && !places.areUnknown)
      return { field: "code_insee", problem: `commune « ${code.slice(0, 20)} » inconnue` };
    const region = draft.region ?? places.regionOfDepartement(textOf(draft.departement) ?? "");
    if (known && !draft.region) return { fields: {}, followed: null };
    if (region) return { fields: { region }, followed: null };
    return { field: "commune", problem: "on ne sait pas dans quelle commune est ce lieu" };
  }
  const region = commune.region ?? draft.region;
  if (!region && !known)
    return { field: "code_insee", problem: `territoire sans région connue (${commune.departement})` };
  const today = commune.mergedFrom !== null || !name ? { commune: commune.name } : {};
  const fields: Draft = {
    code_insee: commune.code,
    departement: commune.departement,
    ...(region ? { region } : {}),
    ...today,
    ...(!postcode && commune.postcode ? { code_postal: commune.postcode } : {}),
  };
  return { fields, followed: commune.mergedFrom ? { from: commune.mergedFrom, to: commune.name } : null };
}
