/** Reads our own CSV: one column for each field of a structure, the same that the export writes. */

import { CSV_FIELDS, fromCell } from "../formats/csv-fields.js";
import { NETWORKS } from "../taxonomy.js";
import { csvRows } from "./csv-rows.js";
import { type Draft, type Format, fault, type Reading, textOf } from "./format.js";
import { isTrainingBody, NEVER_LABELLED } from "./training-bodies.js";

const LABEL_COLUMNS = ["label", "labels"];

export const ownCsv: Format = {
  records: (bytes, file, limits) => csvRows(bytes, file, ["id", "nom", "network"], limits),
  read,
  lenient: false,
  allOrNothing: false,
  onlyWhenNew: [],
};

function read(row: Record<string, unknown>): Reading[] {
  const draft: Draft = Object.fromEntries(
    CSV_FIELDS.filter((field) => field in row).map((field) => [field, fromCell(field, String(row[field]))]),
  );
  const network = NETWORKS.find((id) => id === draft.network);
  if (!draft.id) return fault("id", "champ manquant");
  const label = LABEL_COLUMNS.find((column) => textOf(row[column]) && !/^(non|0|false)$/i.test(String(row[column])));
  if (label && isTrainingBody(network ?? null, textOf(draft.nom) ?? "")) return fault(label, NEVER_LABELLED);
  if (label) return fault(label, "un label s'inscrit dans regions/, avec ses dates, pas dans une liste de lieux");
  return [{ kind: "place", draft }];
}
