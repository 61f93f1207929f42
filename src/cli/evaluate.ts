/** `evaluate`: how well messages are read, on labelled messages that nobody trained on, as text or as JSON. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../config.js";
import { frenchNumber } from "../french.js";
import { PROJECT_ROOT } from "../project-root.js";
import { readExampleFiles } from "../understanding/learned/read-examples.js";
import { PlaceReader } from "../understanding/place.js";
import { loadWorld } from "../world.js";
import { type CalibrationBand, type Confusion, calibration, confusions, worstErrors } from "./evaluation/errors.js";
import {
  type Accuracy,
  accuracy,
  accuracyByGroup,
  agreement,
  dangerAccuracy,
  flagAccuracy,
  readAll,
} from "./evaluation/measure.js";
import { measureReferrals, type ReferralFigures, readCases } from "./evaluation/referral-cases.js";

/** The project's own held-out messages: written by other hands than the examples, never trained nor tuned on. */
const HELD_OUT = join(PROJECT_ROOT, "test/understanding");

export type Evaluation = ReturnType<typeof evaluateFiles>;

export function evaluate(
  files: readonly string[],
  { json = false }: { json?: boolean },
  output: NodeJS.WritableStream,
  environment: NodeJS.ProcessEnv,
): void {
  const evaluation = evaluateFiles(files.length > 0 ? files : heldOutFiles(), environment);
  output.write(json ? `${JSON.stringify(evaluation, null, 2)}\n` : `${inWords(evaluation).join("\n")}\n`);
}

/** The files of held-out messages. */
export function heldOutFiles(): string[] {
  const names = readdirSync(HELD_OUT).filter((name) => /^evaluation.*\.jsonl$/.test(name));
  return names.sort().map((name) => join(HELD_OUT, name));
}

/** The written cases of referral: those that the rules were tuned on, and those that nobody tuned on. */
export const CASES = join(PROJECT_ROOT, "test/matching/cases");
const CASE_FILES = { tuned_on: "tuned-on.jsonl", held_out: "held-out.jsonl" } as const;

/** Every figure at once; throws KNOWLEDGE_INVALID with every fault of the files. */
export function evaluateFiles(files: readonly string[], environment: NodeJS.ProcessEnv) {
  const examples = readExampleFiles(files);
  const { knowledge, reader, referrer } = loadWorld(readConfig(environment));
  const pairs = readAll(examples, reader);
  const tools = { knowledge, reader, referrer, places: new PlaceReader(knowledge) };
  return {
    agreement: agreement(examples),
    all: accuracy(pairs),
    danger: dangerAccuracy(pairs),
    flags: flagAccuracy(pairs),
    groups: accuracyByGroup(pairs),
    calibration: { status: calibration(pairs, "status"), need: calibration(pairs, "needs") },
    confusions: { status: confusions(pairs, "status"), need: confusions(pairs, "needs") },
    worst_errors: worstErrors(pairs),
    referral: {
      tuned_on: referralsOf(CASE_FILES.tuned_on, tools),
      held_out: referralsOf(CASE_FILES.held_out, tools),
    },
  };
}

function referralsOf(name: string, tools: Parameters<typeof measureReferrals>[1]): ReferralFigures {
  const cases = readCases(readFileSync(join(CASES, name), "utf8"), name);
  return measureReferrals(cases, tools, new Date());
}

function inWords(evaluation: Evaluation): string[] {
  const { agreement: twice, all, danger, flags, groups, calibration: believed, confusions: confused } = evaluation;
  return [
    "                     messages  statut (tolérant)  besoin (tolérant)  parmi 3     âge    lieu  pour qui",
    rowOf("ensemble", all),
    ...Object.entries(groups).map(([name, group]) => rowOf(name, group)),
    "",
    `danger : ${danger.heard} entendus sur ${danger.said}, ${danger.false_alarms} fausses alertes sur ${danger.harmless}`,
    "",
    inWordsOfTwo(twice),
    "",
    referralRow("jamais ajustée", evaluation.referral.held_out),
    referralRow("ajustée sur ces cas", evaluation.referral.tuned_on),
    "",
    "indicateurs          dits  rappel  précision",
    ...Object.entries(flags).map(
      ([flag, { said, recall, precision }]) =>
        `${flag.padEnd(19)} ${String(said).padStart(5)} ${percent(recall)}    ${percent(precision)}`,
    ),
    "",
    "confiance            lectures  annoncée  juste",
    ...bandRows("statut", believed.status),
    ...bandRows("besoin", believed.need),
    "",
    "confusions (dit → lu)",
    ...confusionRows("statut", confused.status),
    ...confusionRows("besoin", confused.need),
    "",
    "pires erreurs",
    ...evaluation.worst_errors.map(({ id, what, said, read, text }) => `${id} ${what} : ${said} → ${read} : ${text}`),
  ];
}

function inWordsOfTwo({ messages, status, need, danger }: Evaluation["agreement"]): string {
  const shares = `même statut ${percent(status)}, même besoin ${percent(need)}, même danger ${percent(danger)}`;
  return messages === 0 ? "aucun message lu par deux personnes" : `${messages} messages lus deux fois : ${shares}`;
}

function referralRow(how: string, { cases, right, wrong }: ReferralFigures): string {
  return `orientation, ${how} : ${percent(right).trim()} de bonnes premières portes sur ${cases} cas, ${wrong.length} mauvaises`;
}

function rowOf(name: string, group: Accuracy): string {
  const { messages, status, status_tolerant, need, need_tolerant, need_in_three, age, place, about } = group;
  return [
    name.padEnd(20),
    String(messages).padStart(8),
    `  ${percent(status)} (${percent(status_tolerant)})`,
    `  ${percent(need)} (${percent(need_tolerant)})`,
    ...[need_in_three, age, place, about].map((value) => ` ${percent(value)}`),
  ].join("");
}

function bandRows(name: string, bands: readonly CalibrationBand[]): string[] {
  return bands.map(({ from, readings, mean_probability, right }) =>
    [
      `${name} ${frenchNumber(from)} et plus`.padEnd(20),
      String(readings).padStart(8),
      `   ${percent(mean_probability)}  ${percent(right)}`,
    ].join(""),
  );
}

function confusionRows(name: string, confused: readonly Confusion[]): string[] {
  return confused.map(({ said, read, messages }) => `${name} ${said} → ${read} : ${messages}`);
}

function percent(share: number | null): string {
  return (share === null ? "–" : `${frenchNumber(Number((share * 100).toFixed(1)))} %`).padStart(7);
}
