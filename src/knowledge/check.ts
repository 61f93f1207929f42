/** Checks what no single file can show: every id is known, present once, and points to something that exists. */

import type { Fault } from "../errors.js";
import { departementOf } from "./commune-index.js";
import type { RawKnowledge } from "./load.js";
import { nearestOf } from "./read-files.js";
import type { Network } from "./schema.js";
import { FLAGS, NEEDS, NETWORKS, STATUSES } from "./taxonomy.js";

/** Faults across the files of the knowledge base; parts that could not be read are passed over. */
export function checkReferences(raw: RawKnowledge): Fault[] {
  return [
    ...checkTerms("vocabulary/statuses.yaml", raw.statuses, STATUSES),
    ...checkTerms("vocabulary/flags.yaml", raw.flags, FLAGS),
    ...checkTerms("vocabulary/needs.yaml", raw.needs, NEEDS),
    ...raw.networks.flatMap(({ file, content }) => checkNetwork(file, content)),
    ...checkNetworkFiles(raw),
    ...checkSources("cep.yaml", raw.cep?.schemes.map((scheme) => scheme.source) ?? [], raw.cep?.sources ?? []),
    ...checkSources(
      "helplines.yaml",
      raw.helplines?.helplines.map((line) => line.source) ?? [],
      raw.helplines?.sources ?? [],
    ),
    ...raw.regions.flatMap(({ file, content }) =>
      checkSources(file, [content.contact?.source, content.charter?.source].filter(isText), content.sources),
    ),
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
  const expected = `networks/${network.id}.yaml`;
  const misnamed =
    file === expected ? [] : [{ file, field: "id", problem: `le fichier devrait s'appeler ${expected}` }];
  const cited = [...network.serves.map((rule) => rule.source), network.contact?.source].filter(isText);
  return [...misnamed, ...checkSources(file, cited, network.sources)];
}

function checkNetworkFiles(raw: RawKnowledge): Fault[] {
  const present = new Set(raw.networks.map(({ file }) => file));
  const unread = raw.networks.length === 0;
  if (unread) return [];
  return NETWORKS.filter((id) => !present.has(`networks/${id}.yaml`)).map((id) => ({
    file: `networks/${id}.yaml`,
    field: "(fichier)",
    problem: "réseau sans fiche lisible",
    suggestion: "créer ou corriger cette fiche",
  }));
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
  const communes = new Set(raw.communes?.map((row) => row[0]));
  const fileOfId = new Map<string, string>();
  const faults: Fault[] = [];
  for (const { file, content } of raw.structures) {
    for (const structure of content) {
      const field = structure.id;
      const other = fileOfId.get(structure.id);
      if (other) faults.push({ file, field, problem: `identifiant déjà pris dans ${other}` });
      fileOfId.set(structure.id, file);
      const { code_insee: insee, departement } = structure;
      if (!insee) continue;
      if (raw.communes && !communes.has(insee)) {
        faults.push({ file, field: `${field}.code_insee`, problem: `commune « ${insee} » inconnue` });
      } else if (departement !== departementOf(insee)) {
        faults.push({
          file,
          field: `${field}.departement`,
          problem: `la commune ${insee} n'est pas dans le ${departement}`,
        });
      }
    }
  }
  return faults;
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}
