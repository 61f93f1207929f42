/** Loads dialogs/orientation.yaml: which questions exist, in which order, with which suggested answers. */

import { z } from "zod";
import type { Fault } from "../errors.js";
import type { FileReader } from "../knowledge/read-files.js";
import { FLAGS, NEEDS, STATUSES } from "../knowledge/taxonomy.js";
import { GUARD_NAMES } from "./guards.js";

export const OPINIONS = ["helped", "not_helped"] as const;
export type Opinion = (typeof OPINIONS)[number];

const choiceSchema = z.strictObject({
  label: z.string().min(1),
  status: z.enum(STATUSES).optional(),
  needs: z.array(z.enum(NEEDS)).optional(),
  flags: z.array(z.enum(FLAGS)).optional(),
  ages: z.tuple([z.int(), z.int()]).optional(),
});
export type Choice = z.infer<typeof choiceSchema>;

const questionSchema = z.strictObject({
  id: z.string(),
  fills: z.enum(["needs", "status", "place", "age"]),
  ask_when: z.enum(GUARD_NAMES),
  /** The answer says something about the person herself; never kept beyond the conversation. */
  personal: z.boolean().default(false),
  choices: z.array(choiceSchema).default([]),
  choices_from: z.enum(["candidates"]).optional(),
  /** What "les deux" means, when the question names two things. */
  both: choiceSchema.omit({ label: true }).optional(),
});
export type Question = z.infer<typeof questionSchema>;

const labels = z.array(z.string().min(1)).nonempty();
const flowSchema = z.strictObject({
  questions: z.array(questionSchema).nonempty(),
  buttons: z.strictObject({
    start: labels,
    none_of_these: labels,
    recap: labels,
    correction: labels,
    after_result: labels,
    after_danger: labels,
  }),
  /** Button of the correction → question that it opens again. */
  corrections: z.record(z.string(), z.string()),
  /** Button after a result → opinion that it gives. */
  opinions: z.record(z.string(), z.enum(OPINIONS)),
  give_up_after: z.int().min(1),
});
export type Flow = z.infer<typeof flowSchema>;
export type ButtonSet = keyof Flow["buttons"];

/** The flow, or null with its faults noted in `files`. */
export function loadFlow(files: FileReader): Flow | null {
  const flow = files.read("orientation.yaml", flowSchema);
  if (flow) files.faults.push(...checkFlow(flow));
  return flow;
}

function checkFlow(flow: Flow): Fault[] {
  const file = "orientation.yaml";
  const ids = flow.questions.map((question) => question.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const dangling = Object.entries(flow.corrections).filter(([, id]) => !ids.includes(id));
  const notOffered = Object.keys(flow.opinions).filter((label) => !flow.buttons.after_result.includes(label));
  const unbound = flow.buttons.correction.filter((label) => !(label in flow.corrections));
  return [
    ...twice.map((id) => ({ file, field: `questions.${id}`, problem: "question présente deux fois" })),
    ...dangling.map(([label, id]) => ({ file, field: `corrections.${label}`, problem: `question « ${id} » inconnue` })),
    ...notOffered.map((label) => ({
      file,
      field: `opinions.${label}`,
      problem: "bouton absent de buttons.after_result",
    })),
    ...unbound.map((label) => ({
      file,
      field: "buttons.correction",
      problem: `« ${label} » ne rouvre aucune question`,
    })),
  ];
}

export function questionById(flow: Flow, id: string): Question {
  const question = flow.questions.find((candidate) => candidate.id === id);
  if (!question) throw new Error(`unknown question ${id}`);
  return question;
}
