/** The directory as CSV: every field of ours, so that importing the file gives back exactly the same records. */

import { CSV_FIELDS, toCell } from "../formats/csv-fields.js";
import type { ExportFormat } from "./format.js";

const BYTE_ORDER_MARK = "\uFEFF";
const END_OF_LINE = "\r\n";

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export const csvFormat: ExportFormat = {
  start: BYTE_ORDER_MARK + CSV_FIELDS.join(",") + END_OF_LINE,
  between: "",
  end: "",
  write: (place) => ({ records: [CSV_FIELDS.map((field) => quoted(toCell(place[field]))).join(",") + END_OF_LINE] }),
};

/** Spaces at the ends are quoted too: some readers would trim them. */
function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
