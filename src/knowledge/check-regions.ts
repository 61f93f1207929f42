/** Checks the texts, members and labels of the regions: every name is known, every date in order. */

import type { Fault } from "../errors.js";
import { checkLabels, TRAINING_BODIES } from "./labels.js";
import { nearestOf } from "./read-files.js";
import type { Region, RegionText } from "./region-schema.js";

interface RegionFile {
  file: string;
  content: Region;
}

/** Faults of the regions' texts, members and labels, in each file and between files; ids of networks are the schema's business. */
export function checkRegions(regions: readonly RegionFile[]): Fault[] {
  return regions.flatMap((region) => [
    ...checkOwnDepartements(region),
    ...checkSources(region),
    ...checkTexts(region),
    ...checkNames(region),
    ...checkLabelled(region),
    ...checkLabels(region.file, region.content.labels),
  ]);
}

function checkOwnDepartements({ file, content }: RegionFile): Fault[] {
  const own = content.departements.map(({ code }) => code);
  const cited = [
    ...content.texts.flatMap((text) => text.departements ?? []),
    ...(content.topology?.associated.departements ?? []),
  ];
  return unknownIds(file, "departements", "département", cited, own);
}

function checkSources({ file, content }: RegionFile): Fault[] {
  const { contact, charter, websites, offices, texts, labels, coordinations, sources } = content;
  const territories = coordinations.map((coordination) => coordination.territory);
  const cited = [...websites, ...offices, ...texts, ...labels, ...territories, contact, charter];
  const ids = cited.flatMap((fact) => fact?.source ?? []);
  return unknownIds(
    file,
    "source",
    "source",
    ids,
    sources.map(({ id }) => id),
  );
}

function checkTexts({ file, content }: RegionFile): Fault[] {
  const { texts, members, coordinations, topology } = content;
  const cited = [...members, ...coordinations, ...(topology ? [topology] : [])].map(({ text }) => text);
  const known = texts.map(({ id }) => id);
  const twice = known.filter((id, index) => known.indexOf(id) !== index);
  return [
    ...unknownIds(file, "text", "texte", [...cited, ...texts.flatMap((text) => text.replaces)], known),
    ...twice.map((id) => ({ file, field: "texts", problem: `texte « ${id} » présent deux fois` })),
    ...texts.flatMap((text) => checkTextDates(file, text, texts)),
  ];
}

function checkTextDates(file: string, text: RegionText, texts: readonly RegionText[]): Fault[] {
  const field = `texts.${text.id}`;
  const replaced = texts.filter(({ id }) => text.replaces.includes(id));
  const late = replaced.filter(({ from }) => isAfter(from, text.from));
  return [
    ...(isAfter(text.from, text.to) ? [{ file, field, problem: "dates dans le désordre : from vient après to" }] : []),
    ...late.map(({ id }) => ({ file, field, problem: `dates dans le désordre : « ${id} », remplacé, commence après` })),
  ];
}

/** Compares only as far as both dates are known. */
function isAfter(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const known = Math.min(one.length, other.length);
  return one.slice(0, known) > other.slice(0, known);
}

function checkNames({ file, content }: RegionFile): Fault[] {
  return [...content.members, ...content.coordinations].flatMap(({ named, networks }) =>
    unknownIds(file, "named", "réseau", Object.keys(named), networks),
  );
}

function checkLabelled({ file, content }: RegionFile): Fault[] {
  const labelled = content.members
    .filter(({ category }) => category === "labelled")
    .flatMap(({ networks }) => networks);
  return labelled
    .filter((network) => TRAINING_BODIES.includes(network))
    .map((network) => ({ file, field: "members", problem: `« ${network} » forme : il ne peut pas être labellisé` }));
}

function unknownIds(
  file: string,
  field: string,
  kind: string,
  cited: readonly string[],
  known: readonly string[],
): Fault[] {
  return [...new Set(cited)]
    .filter((id) => !known.includes(id))
    .map((id) => {
      const nearest = nearestOf(id, known);
      const fault = { file, field, problem: `${kind} « ${id} » absent(e) du fichier` };
      return nearest ? { ...fault, suggestion: `peut-être « ${nearest} »` } : fault;
    });
}
