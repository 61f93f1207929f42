/** Chooses the format and the places of an export, and gives its text as a stream. */

import { AiguilleurError } from "../../errors.js";
import type { Knowledge } from "../load.js";
import { nearestOf } from "../read-files.js";
import type { Structure } from "../schema.js";
import { csvFormat } from "./csv.js";
import { dataInclusionFormat } from "./data-inclusion.js";
import { dataInclusionServicesFormat } from "./data-inclusion-services.js";
import { type ExportFormat, type Tally, writeAll } from "./format.js";
import { geojsonFormat } from "./geojson.js";
import { hsdsFormat } from "./hsds.js";

export const EXPORT_FORMATS = ["data-inclusion", "hsds", "csv", "geojson"] as const;
export type ExportFormatName = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  format: string;
  /** Only the places of this département, by its code. */
  departement?: string;
  /** Only the places of this network, by its id. */
  network?: string;
  /** With data-inclusion: the services offered in the places, instead of the places. */
  services?: boolean;
}

/** The name of a known format; throws INPUT_INVALID for another one, or for services that a format does not have. */
export function checkFormat({ format, services }: ExportOptions): ExportFormatName {
  const name = EXPORT_FORMATS.find((known) => known === format);
  if (!name) throw unknownValue("--format", format, EXPORT_FORMATS.join(" | "));
  if (services && name !== "data-inclusion")
    throw new AiguilleurError("INPUT_INVALID", `--services: seulement avec --format data-inclusion, pas « ${name} »`);
  return name;
}

/** The text of the export, piece by piece, and its counts, complete at its end; throws INPUT_INVALID for an unknown option. */
export function exportPlaces(knowledge: Knowledge, options: ExportOptions): { text: Generator<string>; tally: Tally } {
  const format = formatOf(checkFormat(options), options.services === true, knowledge);
  const tally: Tally = { places: 0, records: 0, leftOut: new Map() };
  return { text: writeAll(selectPlaces(knowledge, options), format, tally), tally };
}

function formatOf(name: ExportFormatName, services: boolean, knowledge: Knowledge): ExportFormat {
  switch (name) {
    case "data-inclusion":
      return services ? dataInclusionServicesFormat(knowledge) : dataInclusionFormat;
    case "hsds":
      return hsdsFormat(knowledge);
    case "csv":
      return csvFormat;
    case "geojson":
      return geojsonFormat;
  }
}

function selectPlaces(knowledge: Knowledge, { departement, network }: ExportOptions): readonly Structure[] {
  const networks = [...knowledge.networks.keys()];
  if (departement !== undefined && !knowledge.departements.has(departement))
    throw unknownValue("--departement", departement, "un code, par exemple 28 ou 2A");
  if (network !== undefined && !networks.some((id) => id === network))
    throw unknownValue("--network", network, nearestOf(network, networks) ?? "un des noms de knowledge/networks");
  return knowledge.structures.filter(
    (place) =>
      (departement === undefined || place.departement === departement) &&
      (network === undefined || place.network === network),
  );
}

/** One line, whatever was typed. */
function unknownValue(option: string, value: string, expected: string): AiguilleurError {
  const typed = value.replace(/\s+/g, " ").slice(0, 60);
  return new AiguilleurError("INPUT_INVALID", `${option}: « ${typed} » inconnu → ${expected}`);
}
