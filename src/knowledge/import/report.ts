/** What an import did, would do or refused: counts, details, and the French text that an operator reads. */

import type { Structure } from "../schema.js";

/** A field that a source changes; long lists are cut in the text, not here. */
export interface FieldChange {
  field: keyof Structure;
  before: unknown;
  after: unknown;
}

export interface Named {
  id: string;
  nom: string;
}

export interface Rejected {
  /** Rank of the record in the file, from 1. */
  record: number;
  id: string | null;
  field: string;
  problem: string;
}

export interface Duplicate {
  /** The place kept as the main one. */
  main: string;
  other: string;
  why: "distance" | "name" | "phone";
}

/** Counts are exact; details stop at `MOST_DETAILS` each. */
export interface ImportReport {
  format: string;
  file: string;
  records: number;
  counts: Record<
    | "added"
    | "changed"
    | "unchanged"
    | "vanished"
    | "removed"
    | "kept_verified"
    | "rejected"
    | "left_out"
    | "outside"
    | "other_regions"
    | "followed"
    | "duplicates",
    number
  >;
  added: Named[];
  changed: (Named & { fields: FieldChange[] })[];
  vanished: Named[];
  rejected: Rejected[];
  /** Optional values that could not be taken; their record is in. */
  left_out: Rejected[];
  /** Records of no network of ours, by what their source calls them. */
  outside: Record<string, number>;
  /** Merged communes followed to today's. */
  followed: { id: string; from: string; to: string }[];
  duplicates: Duplicate[];
  /** False for a dry run. */
  applied: boolean;
}

export const MOST_DETAILS = 1000;
const MOST_LINES = 20;

export function emptyReport(format: string, file: string): ImportReport {
  const counts = {
    added: 0,
    changed: 0,
    unchanged: 0,
    vanished: 0,
    removed: 0,
    kept_verified: 0,
    rejected: 0,
    left_out: 0,
    outside: 0,
    other_regions: 0,
    followed: 0,
    duplicates: 0,
  };
  const details = { added: [], changed: [], vanished: [], rejected: [], left_out: [], followed: [], duplicates: [] };
  return { format, file, records: 0, counts, ...details, outside: {}, applied: false };
}

/** Counts one more, and keeps its detail while there is room. */
export function note<K extends "added" | "changed" | "vanished" | "rejected" | "left_out" | "followed" | "duplicates">(
  report: ImportReport,
  list: K,
  detail: ImportReport[K][number],
): void {
  report.counts[list] += 1;
  const details: ImportReport[K][number][] = report[list];
  if (details.length < MOST_DETAILS) details.push(detail);
}

/** The report in French, one line for each thing that an operator must see. */
export function describeReport(report: ImportReport): string {
  const { counts } = report;
  const summary = [
    `${counts.added} ajoutée(s), ${counts.changed} modifiée(s), ${counts.unchanged} inchangée(s), ${counts.vanished} disparue(s)`,
    `${counts.rejected} rejetée(s), ${counts.outside} hors du service, ${counts.duplicates} doublon(s) probable(s)`,
    ...optional(counts.removed, "retirée(s) de la base"),
    ...optional(counts.kept_verified, "gardée(s) telles que vérifiées sur place"),
    ...optional(counts.other_regions, "dans d'autres régions, laissée(s) de côté"),
  ];
  const lines = [
    `${report.file} (${report.format}) : ${report.records} enregistrement(s) lus.`,
    `${summary.join(", ")}.`,
    ...section("Ajoutées", counts.added, report.added, describeNamed),
    ...section("Modifiées", counts.changed, report.changed, describeChange),
    ...section("Disparues de leur source", counts.vanished, report.vanished, describeNamed),
    ...section("Rejetées", counts.rejected, report.rejected, describeRejected),
    ...section("Valeurs laissées de côté", counts.left_out, report.left_out, describeRejected),
    ...section(
      "Communes fusionnées, suivies",
      counts.followed,
      report.followed,
      ({ id, from, to }) => `${id} : ${from} → ${to}`,
    ),
    ...section("Doublons probables", counts.duplicates, report.duplicates, describeDuplicate),
    report.applied ? "Import appliqué." : "Rien n'est écrit (essai).",
  ];
  return `${lines.join("\n")}\n`;
}

function optional(count: number, what: string): string[] {
  return count > 0 ? [`${count} ${what}`] : [];
}

function section<T>(title: string, count: number, list: readonly T[], describe: (item: T) => string): string[] {
  if (count === 0) return [];
  const more = count > MOST_LINES ? [`  … et ${count - MOST_LINES} autre(s) (--json les donne)`] : [];
  return [`${title} :`, ...list.slice(0, MOST_LINES).map((item) => `  ${describe(item)}`), ...more];
}

function describeNamed({ id, nom }: Named): string {
  return `${id} : ${nom}`;
}

function describeChange({ id, nom, fields }: Named & { fields: FieldChange[] }): string {
  return `${id} : ${nom} : ${fields.map(({ field, before, after }) => `${field} ${short(before)} → ${short(after)}`).join(", ")}`;
}

function describeRejected({ record, id, field, problem }: Rejected): string {
  return `enregistrement ${record}${id ? ` (${id})` : ""} : ${field} : ${problem}`;
}

const WHY = { distance: "à moins de 150 m", name: "même nom, même commune", phone: "même téléphone, même commune" };

function describeDuplicate({ main, other, why }: Duplicate): string {
  return `${main} est gardé, ${other} lui est lié (${WHY[why]})`;
}

function short(value: unknown): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return "(vide)";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `« ${text.slice(0, 60)}… »` : `« ${text} »`;
}
