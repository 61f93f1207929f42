/** Reads the labelled messages of `knowledge/examples/`, and turns them into lessons. */

import { z } from "zod";
import { COLUMNS, FIRST_COLUMN, HEADS, type HeadName, LEARNED_DANGERS } from "../../knowledge/model-schema.js";
import { CONCERNED, type Concerned, FLAGS, NEEDS, STATUSES } from "../../knowledge/taxonomy.js";

const dangerLabel = z.enum(LEARNED_DANGERS).nullable().default(null);

/**
 * One message as a careful reader labelled it; `also_acceptable` is what another one could honestly say, and `second`
 * what another one did say, without having seen these labels.
 */
export const exampleSchema = z.strictObject({
  id: z.string(),
  text: z.string().min(1),
  channel: z.enum(["web", "phone"]),
  status: z.enum(STATUSES),
  flags: z.array(z.enum(FLAGS)),
  needs: z.array(z.enum(NEEDS)).min(1),
  age: z.int().min(0).max(120).nullable(),
  place: z.string().nullable(),
  about: z.enum(CONCERNED).default("self"),
  danger: dangerLabel,
  also_acceptable: z
    .strictObject({
      status: z.array(z.enum(STATUSES)).default([]),
      needs: z.array(z.enum(NEEDS)).default([]),
      flags_optional: z.array(z.enum(FLAGS)).default([]),
    })
    .prefault({}),
  second: z
    .strictObject({
      status: z.enum(STATUSES),
      needs: z.array(z.enum(NEEDS)).min(1),
      flags: z.array(z.enum(FLAGS)),
      danger: dangerLabel,
    })
    .optional(),
});
export type Example = z.infer<typeof exampleSchema>;

/** Whom an example is about: its status or its flag may say so already. */
export function concernedOf({ about, status, flags }: Example): Concerned {
  if (about !== "self") return about;
  if (flags.includes("parent_pour_enfant")) return "child";
  return status === "professionnel" ? "client" : "self";
}

/** Share of a label that stays with the first reader when others could honestly be given. */
const FIRST_READER = 0.8;
/** How far a need that another reader would add is right. */
const ARGUABLE = 0.4;

/** What the columns of the model should say of an example; NaN where two readers may differ. */
export function targetsOf(example: Example, dangers: readonly string[]): Float32Array {
  const targets = new Float32Array(COLUMNS);
  const { status, needs, flags, also_acceptable: also } = example;
  const main = needs[0] ?? "hors_sujet";
  shareOut(targets, "status", status, also.status);
  shareOut(targets, "need", main, [...needs.slice(1), ...also.needs]);
  set(targets, "about", concernedOf(example), 1);
  for (const need of also.needs) set(targets, "needs", need, ARGUABLE);
  for (const need of needs) set(targets, "needs", need, 1);
  for (const flag of also.flags_optional) set(targets, "flags", flag, Number.NaN);
  for (const flag of flags) set(targets, "flags", flag, 1);
  const arguable = also.flags_optional.includes("urgence_detresse");
  for (const danger of LEARNED_DANGERS) if (arguable) set(targets, "dangers", danger, Number.NaN);
  if (flags.includes("urgence_detresse"))
    for (const danger of example.danger ? [example.danger] : dangers) set(targets, "dangers", danger, 1);
  return targets;
}

function shareOut(targets: Float32Array, head: HeadName, first: string, others: readonly string[]): void {
  const rest = [...new Set(others)].filter((label) => label !== first);
  set(targets, head, first, rest.length > 0 ? FIRST_READER : 1);
  for (const label of rest) set(targets, head, label, (1 - FIRST_READER) / rest.length);
}

function set(targets: Float32Array, head: HeadName, label: string, value: number): void {
  const at = (HEADS[head].labels as readonly string[]).indexOf(label);
  if (at >= 0) targets[FIRST_COLUMN[head] + at] = value;
}
