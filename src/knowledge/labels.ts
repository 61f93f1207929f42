/** The life of a label, from the application to the renewal, as the specification of Occitanie sets it (2017, annexe 1, article 3). */

import type { Fault } from "../errors.js";
import type { Label } from "./region-schema.js";
import type { NetworkId } from "./taxonomy.js";

/** Training bodies and apprenticeship centres, which can never be labelled (annexe 1, preamble). */
export const TRAINING_BODIES: readonly NetworkId[] = ["greta", "cfa", "cfppa", "ifsi"];
const TRAINING_NAME = /\b(greta|cfa|cfppa|ifsi|organismes? de formation|centres? de formation)\b/i;

/** Calendar years added by tacit renewal, one by one (article 3.2). */
const TACIT_YEARS = 2;
/** Reports ("avant le 31 mars", article 3.2) and renewal files ("au plus tard", 3.3): one day for both, included. */
const DUE = "03-31";

const WHY = {
  pending: "Annexe 1, article 3.2 : le label prend effet à la notification de la Région.",
  refused: "Annexe 1, article 3.2 : la Région a refusé la demande par une réponse formelle.",
  first_term:
    "Annexe 1, article 3.2 : le premier label court jusqu'au 31 décembre de l'année qui suit la notification.",
  tacit_term:
    "Annexe 1, article 3.2 : le label est reconduit tacitement, une année civile à la fois, deux fois au plus.",
  report_due: "Annexe 1, article 3.2 : le bilan de l'année écoulée est attendu avant le 31 mars.",
  report_overdue: "Annexe 1, article 3.2 : le bilan de l'année écoulée n'est pas arrivé ; la suite du label en dépend.",
  obligations: "Annexe 1, article 3.2 : la reconduction tacite suppose d'avoir rempli toutes les obligations.",
  renewal_due:
    "Annexe 1, article 3.3 : un bilan d'activité et un nouveau dossier sont attendus au plus tard le 31 mars.",
  renewal_pending: "Annexe 1, article 3.3 : le dossier de renouvellement suit les règles d'une première demande.",
  renewal_missed: "Annexe 1, article 3.3 : aucun dossier de renouvellement n'est arrivé au plus tard le 31 mars.",
  withdrawn: "Décision de la Région : le cahier des charges ne fixe pas de procédure de retrait.",
} as const;

export interface Deadline {
  day: string;
  what: "report" | "renewal";
}

export interface LabelState {
  state:
    | "pending"
    | "refused"
    | "active"
    | "report_due"
    | "report_overdue"
    | "renewal_due"
    | "renewal_pending"
    | "expired"
    | "withdrawn";
  /** The site carries the label on that day. */
  valid: boolean;
  /** Last day of the label as known on that day; null when it never began. */
  validUntil: string | null;
  /** A missed deadline stays until it is met. */
  nextDeadline: Deadline | null;
  /** In French, with the article. */
  why: string;
}

/** State of one label on a day (AAAA-MM-JJ), from what was known on that day. */
export function labelStateOn(label: Label, day: string): LabelState {
  const { notified, refused, withdrawn } = label;
  if (refused !== undefined && refused <= day) return over("refused", null, WHY.refused);
  if (notified === undefined || day < notified) return over("pending", null, WHY.pending);
  const first = yearOf(notified);
  const last = lastYear(label, first, yearOf(day));
  if (withdrawn !== undefined && withdrawn <= day) {
    const until = [dayBefore(withdrawn), `${lastYear(label, first, yearOf(withdrawn))}-12-31`].sort()[0] ?? null;
    return over("withdrawn", until, WHY.withdrawn);
  }
  return yearOf(day) <= last ? validState(label, first, last, day) : endedState(label, first, last, day);
}

function validState(label: Label, first: number, last: number, day: string): LabelState {
  const year = yearOf(day);
  const running = { valid: true, validUntil: `${last}-12-31` };
  if (year > first && !hasReport(label, year - 1, day)) {
    const due = `${year}-${DUE}`;
    const state = day <= due ? "report_due" : "report_overdue";
    return { ...running, state, nextDeadline: { day: due, what: "report" }, why: WHY[state] };
  }
  const what = year === finalYear(first) ? "renewal" : "report";
  const why = year <= first + 1 ? WHY.first_term : WHY.tacit_term;
  return { ...running, state: "active", nextDeadline: { day: `${year + 1}-${DUE}`, what }, why };
}

/** The text does not prolong the label between its end and the notification of a new one. */
function endedState(label: Label, first: number, last: number, day: string): LabelState {
  const until = `${last}-12-31`;
  if (last < finalYear(first)) return over("expired", until, WHY.obligations);
  const due = `${last + 1}-${DUE}`;
  const file = label.renewal_file;
  if (file !== undefined && file <= due && file <= day) return over("renewal_pending", until, WHY.renewal_pending);
  if (day > due) return over("expired", until, WHY.renewal_missed);
  return { ...over("renewal_due", until, WHY.renewal_due), nextDeadline: { day: due, what: "renewal" } };
}

function over(state: LabelState["state"], validUntil: string | null, why: string): LabelState {
  return { state, valid: false, validUntil, nextDeadline: null, why };
}

/**
 * Last year of the label as known in `year`. Each tacit renewal asks that the report due in the year that ends has come;
 * a late one still counts before 31 December, since the text lets the region judge.
 */
function lastYear(label: Label, first: number, year: number): number {
  let last = first + 1;
  while (last < year && last < finalYear(first) && hasReport(label, last - 1, `${last}-12-31`)) last += 1;
  return last;
}

function finalYear(first: number): number {
  return first + 1 + TACIT_YEARS;
}

function hasReport(label: Label, about: number, day: string): boolean {
  return label.reports.some((report) => report.about === about && report.received <= day);
}

/** Faults of the labels of one file: training bodies, dates that contradict each other, two labels at once on one site. */
export function checkLabels(file: string, labels: readonly Label[]): Fault[] {
  return labels.flatMap((label, index) => {
    const fault = (field: string, problem: string) => ({ file, field: `labels.${index}.${field}`, problem });
    const twin = labels.slice(0, index).find((other) => other.site === label.site && overlap(other, label));
    return [
      ...(isTrainingBody(label)
        ? [fault("organisation", "un organisme de formation ou un CFA ne peut pas être labellisé")]
        : []),
      ...(label.notified && label.refused ? [fault("refused", "demande à la fois acceptée et refusée")] : []),
      ...(twin ? [fault("site", `deux labels en même temps sur le site « ${label.site} »`)] : []),
      ...misplacedDates(label).map((field) => fault(field, "dates dans le désordre")),
    ];
  });
}

function isTrainingBody({ network, organisation }: Label): boolean {
  return (network !== undefined && TRAINING_BODIES.includes(network)) || TRAINING_NAME.test(organisation);
}

function overlap(one: Label, other: Label): boolean {
  if (!one.notified || !other.notified) return false;
  const endOf = (label: Label) => labelStateOn(label, "9999-12-31").validUntil ?? "";
  return one.notified <= endOf(other) && other.notified <= endOf(one);
}

function misplacedDates(label: Label): string[] {
  const { requested, notified, refused, withdrawn, renewal_file: renewal, reports } = label;
  const follows = (later?: string, earlier?: string) => !later || !earlier || earlier <= later;
  const wrong = [
    follows(notified, requested) ? "" : "notified",
    follows(refused, requested) ? "" : "refused",
    follows(withdrawn, notified) ? "" : "withdrawn",
    follows(renewal, notified) ? "" : "renewal_file",
    reports.every(({ about, received }) => yearOf(received) >= about && follows(received, notified)) ? "" : "reports",
  ];
  return wrong.filter((field) => field !== "");
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
