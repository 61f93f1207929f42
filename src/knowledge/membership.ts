/** Says which place a network has in the service of a region on a day, and checks what the regions' files say of it. */

import type { Fault } from "../errors.js";
import { checkLabels, TRAINING_BODIES } from "./labels.js";
import { nearestOf } from "./read-files.js";
import type { Category, Region, RegionText } from "./region-schema.js";
import type { NetworkId } from "./taxonomy.js";

export interface Membership {
  category: Category;
  text: string;
  article: string;
  /** Id of a source of the region's file. */
  source: string;
  /** The only départements where the text holds, when it is not the whole region. */
  departements?: string[];
  /** Name of the local network, when the network is a member there and not in the region as a whole. */
  coordination?: string;
  /** The name that the text gives it, when it is another one. */
  named?: string;
  /** What limits the fact: deduced, site by site. */
  note?: string;
}

/**
 * Texts of the region that hold on `day` (AAAA-MM-JJ), the newest first: no draft, none without a known start, none that
 * another one has replaced by then.
 */
export function textsInForce(region: Region, day: string): RegionText[] {
  const started = region.texts.filter(
    ({ kind, from }) => kind !== "draft" && from !== undefined && lastDayOf(from) <= day,
  );
  const replaced = started.flatMap((text) => text.replaces);
  return started
    .filter(({ id, to }) => !replaced.includes(id) && (to === undefined || day <= lastDayOf(to)))
    .sort((a, b) => lastDayOf(b.from ?? "").localeCompare(lastDayOf(a.from ?? "")));
}

/** The place of a network in the region on `day`, in the newest text that names it; a local network comes last; null: none names it. */
export function membershipOf(network: NetworkId, region: Region, day: string): Membership | null {
  const texts = textsInForce(region, day);
  const local = region.coordinations.map((group) => ({
    ...group,
    category: "signatory" as const,
    coordination: group.name,
  }));
  for (const groups of [region.members, local]) {
    for (const text of texts) {
      const group = groups.find((candidate) => candidate.text === text.id && candidate.networks.includes(network));
      if (group) return describe(group, text, group.named[network]);
    }
  }
  return null;
}

type Group = Region["members"][number] & { coordination?: string };

function describe(group: Group, text: RegionText, named: string | undefined): Membership {
  const { category, article, coordination, note } = group;
  return {
    category,
    text: text.id,
    article,
    source: text.source,
    ...(text.departements ? { departements: text.departements } : {}),
    ...(coordination ? { coordination } : {}),
    ...(named ? { named } : {}),
    ...(note ? { note } : {}),
  };
}

/** A date known only by its year or month counts as the last day of it: a text is never applied before it surely exists. */
function lastDayOf(looseDate: string): string {
  return `${looseDate}${"-12-31".slice(looseDate.length - 4)}`;
}

interface RegionFile {
  file: string;
  content: Region;
}

/** Faults of the regions' texts, members and labels, in each file and between files; ids of networks are the schema's business. */
export function checkRegions(regions: readonly RegionFile[]): Fault[] {
  return [
    ...checkDepartements(regions),
    ...regions.flatMap((region) => [
      ...checkOwnDepartements(region),
      ...checkSources(region),
      ...checkTexts(region),
      ...checkNames(region),
      ...checkLabelled(region),
      ...checkLabels(region.file, region.content.labels),
    ]),
  ];
}

function checkDepartements(regions: readonly RegionFile[]): Fault[] {
  const regionOf = new Map<string, string>();
  return regions.flatMap(({ file, content }) =>
    content.departements.flatMap(({ code }) => {
      const other = regionOf.get(code);
      regionOf.set(code, content.name);
      const problem = `le département ${code} est déjà dans la région ${other}`;
      return other === undefined ? [] : [{ file, field: "departements", problem }];
    }),
  );
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
