/** Checks what no single file can show: every id is known, present once, and points to something that exists. */

import type { Fault } from "../errors.js";
import { checkRegions } from "./check-regions.js";
import { departementOf } from "./commune-index.js";
import type { RawKnowledge } from "./load.js";
import { nearestOf } from "./read-files.js";
import type { Network, Structure } from "./schema.js";
import { FLAGS, NEEDS, NETWORKS, STATUSES } from "./taxonomy.js";

/** Faults across the files of the knowledge base; parts that could not be read, of the files in `faulty`, are passed over. */
export function checkReferences(raw: RawKnowledge, faulty: ReadonlySet<string>): Fault[] {
  return [
    ...checkTerms("vocabulary/statuses.yaml", raw.statuses, STATUSES),
    ...checkTerms("vocabulary/flags.yaml", raw.flags, FLAGS),
    ...checkTerms("vocabulary/needs.yaml", raw.needs, NEEDS),
    ...raw.networks.flatMap(({ file, content }) => checkNetwork(file, content)),
    ...raw.sheets.flatMap(({ file, content }) => misnamed(file, `sheets/${content.id}.yaml`)),
    ...checkNetworkFiles(raw, faulty),
    ...checkTerritories(raw),
    ...checkSources("cep.yaml", raw.cep?.schemes.map((scheme) => scheme.source) ?? [], raw.cep?.sources ?? []),
    ...checkSources(
      "helplines.yaml",
      raw.helplines?.helplines.map((line) => line.source) ?? [],
      raw.helplines?.sources ?? [],
    ),
    ...checkRegions(raw.regions),
    ...checkStructures(raw),
  ];
}

function checkTerms(file: string, terms: { id: string }[] | null, expected: readonly string[]): Fault[] {
  if (!terms) return [];
  const found = terms.map((term) => term.id);
  const missing = expected.filter((id) => !found.includes(id));
  const twice = found.filter((id, index) => found.indexOf(id) !== index);
  return [
    ...missing.map((id) => ({ file, field: id, problem: "terme absent", suggestion: "ajouter ce terme" })),
    ...twice.map((id) => ({ file, field: id, problem: "terme présent deux fois", suggestion: "n'en garder qu'un" })),
  ];
}

function checkNetwork(file: string, network: Network): Fault[] {
  const cited = [...network.serves.map((rule) => rule.source), network.contact?.source].filter(isText);
  return [...misnamed(file, `networks/${network.id}.yaml`), ...checkSources(file, cited, network.sources)];
}

function misnamed(file: string, expected: string): Fault[] {
  return file === expected ? [] : [{ file, field: "id", problem: `le fichier devrait s'appeler ${expected}` }];
}

function checkNetworkFiles(raw: RawKnowledge, faulty: ReadonlySet<string>): Fault[] {
  const present = new Set([...raw.networks.map(({ file }) => file), ...faulty]);
  if (present.has("networks")) return [];
  return NETWORKS.map((id) => `networks/${id}.yaml`)
    .filter((file) => !present.has(file))
    .map((file) => ({ file, field: "(fichier)", problem: "réseau sans fiche", suggestion: "créer cette fiche" }));
}

/** Regions and départements are described once, and networks that exist only somewhere name places that exist. */
function checkTerritories({ regions, networks }: RawKnowledge): Fault[] {
  const codes = regions.flatMap(({ file, content }) => [
    { file, code: `région ${content.code}` },
    ...content.departements.map(({ code }) => ({ file, code: `département ${code}` })),
  ]);
  const first = new Map([...codes].reverse().map(({ file, code }) => [code, file]));
  const twice = codes.filter(({ file, code }) => first.get(code) !== file);
  const unknown = networks.flatMap(({ file, content: { only_in: only } }) =>
    [
      ...(only?.regions ?? []).map((code) => `région ${code}`),
      ...(only?.departements ?? []).map((code) => `département ${code}`),
    ]
      .filter((code) => regions.length > 0 && !first.has(code))
      .map((code) => ({ file, field: "only_in", problem: `${code} : inconnu de regions/` })),
  );
  return [
    ...twice.map(({ file, code }) => ({ file, field: "code", problem: `${code} : déjà dans ${first.get(code)}` })),
    ...unknown,
  ];
}

function checkSources(file: string, cited: readonly string[], sources: readonly { id: string }[]): Fault[] {
  const ids = sources.map((source) => source.id);
  return [...new Set(cited)]
    .filter((id) => !ids.includes(id))
    .map((id) => {
      const nearest = nearestOf(id, ids);
      const fault = { file, field: "source", problem: `source « ${id} » absente de la liste des sources du fichier` };
      return nearest ? { ...fault, suggestion: `peut-être « ${nearest} »` } : fault;
    });
}

function checkStructures(raw: RawKnowledge): Fault[] {
  const fileOfId = new Map<string, string>();
  const faults: Fault[] = [];
  for (const { file, content } of raw.structures) {
    for (const structure of content) {
      const other = fileOfId.get(structure.id);
      if (other) faults.push({ file, field: structure.id, problem: `identifiant déjà pris dans ${other}` });
      fileOfId.set(structure.id, file);
    }
  }
  const communes = raw.communes ? new Set(raw.communes.map((row) => row[0])) : null;
  const regionOf = new Map(
    raw.regions.flatMap(({ content }) => content.departements.map(({ code }) => [code, content.code])),
  );
  return [
    ...faults,
    ...raw.structures.flatMap(({ file, content }) =>
      content.flatMap((structure) => misplaced(structure, communes, regionOf).map((fault) => ({ file, ...fault }))),
    ),
  ];
}

/** What contradicts itself in where a structure is. */
function misplaced(
  { id, code_insee: insee, departement, region }: Structure,
  communes: ReadonlySet<string> | null,
  regionOf: ReadonlyMap<string, string>,
): Omit<Fault, "file">[] {
  const faults: Omit<Fault, "file">[] = [];
  if (insee && communes && !communes.has(insee)) {
    faults.push({ field: `${id}.code_insee`, problem: `commune « ${insee} » inconnue` });
  } else if (insee && departement !== departementOf(insee)) {
    faults.push({ field: `${id}.departement`, problem: `la commune ${insee} n'est pas dans le ${departement}` });
  }
  const expected = regionOf.get(departement ?? "");
  if (expected && expected !== region) {
    faults.push({ field: `${id}.region`, problem: `le ${departement} est dans la région ${expected}` });
  }
  return faults;
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}
