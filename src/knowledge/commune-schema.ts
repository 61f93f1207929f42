/** What communes.json and merged-communes.json must look like. */

import { z } from "zod";
import { inseeCode } from "./region-schema.js";

/** Row of communes.json: INSEE code, name, postcodes, population, latitude, longitude, employment area. */
export const communeRowSchema = z.tuple([
  inseeCode,
  z.string(),
  z.array(z.string()),
  z.number(),
  z.number().nullable(),
  z.number().nullable(),
  z.string().nullable(),
]);
export type CommuneRow = z.infer<typeof communeRowSchema>;

/** Row of merged-communes.json: the code and name of a commune that is one no more, and the code of the one it joined. */
export const mergedCommuneSchema = z.tuple([inseeCode, z.string(), inseeCode]);
export type MergedCommuneRow = z.infer<typeof mergedCommuneSchema>;

/** The whole of communes.json; a row is looked at by hand first, since there are 35,000 of them at each start. */
export const communesSchema = z.array(z.unknown()).superRefine((rows, context) => {
  for (const [index, row] of rows.entries()) {
    if (isCommuneRow(row)) continue;
    const [issue] = communeRowSchema.safeParse(row).error?.issues ?? [];
    context.addIssue({
      code: "custom",
      path: [index, ...(issue?.path ?? [])],
      message: issue?.message ?? "ligne illisible",
    });
  }
}) as unknown as z.ZodType<CommuneRow[]>;

const INSEE = /^(\d{5}|2[AB]\d{3})$/;

function isCommuneRow(row: unknown): row is CommuneRow {
  if (!Array.isArray(row) || row.length !== 7) return false;
  const [code, name, postcodes, population, lat, lon, zone] = row as unknown[];
  return (
    typeof code === "string" &&
    INSEE.test(code) &&
    typeof name === "string" &&
    Array.isArray(postcodes) &&
    postcodes.every((postcode) => typeof postcode === "string") &&
    typeof population === "number" &&
    (lat === null || typeof lat === "number") &&
    (lon === null || typeof lon === "number") &&
    (zone === null || typeof zone === "string")
  );
}
