/** `knowledge gaps`: prints the coordinators' work list, as a table or as JSON. */

import { readConfig } from "../config.js";
import { frenchNumber, joinFrench } from "../french.js";
import type { Knowledge } from "../knowledge/load.js";
import {
  findGaps,
  findSheetsToReview,
  findStale,
  type Gap,
  type SheetToReview,
  type StaleRecord,
} from "../matching/gaps.js";
import { parisDay } from "../turn/world.js";
import { loadWorld } from "../world.js";

/** A smaller share of inhabitants is a few remote villages, not a gap of the network. */
const LEAST_SHARE = 0.05;
const SHOWN_RECORDS = 20;

export function gaps(options: { json?: boolean }, output: NodeJS.WritableStream, environment: NodeJS.ProcessEnv): void {
  const { knowledge } = loadWorld(readConfig(environment));
  const found = findGaps(knowledge, LEAST_SHARE);
  const stale = findStale(knowledge, parisDay(new Date()));
  const sheets = findSheetsToReview(knowledge, parisDay(new Date()));
  if (options.json) output.write(`${JSON.stringify({ gaps: found, stale, sheets }, null, 2)}\n`);
  else
    output.write(
      [
        ...gapLines(found, knowledge),
        "",
        ...staleLines(stale, knowledge),
        "",
        ...sheetLines(sheets, knowledge),
        "",
      ].join("\n"),
    );
}

/** One line for a département, a need and the statuses that lack the same networks. */
function gapLines(found: readonly Gap[], knowledge: Knowledge): string[] {
  const title = `${found.length} manque(s) : aucun lieu compétent à moins de 40 km pour au moins 5 % des habitants.`;
  const grouped = new Map<string, Gap[]>();
  for (const gap of found) {
    const key = [gap.departement, gap.need, Math.round(gap.share * 100), ...gap.networks].join(" ");
    grouped.set(key, [...(grouped.get(key) ?? []), gap]);
  }
  return [title, ...[...grouped.values()].map((gaps) => gapLine(gaps, knowledge))];
}

function gapLine(gaps: readonly Gap[], knowledge: Knowledge): string {
  const [{ departement, need, share, networks } = { departement: "", need: "", share: 0, networks: [] }] = gaps;
  const names = networks.map((id) => knowledge.networks.get(id)?.name ?? id);
  const statuses = joinFrench(gaps.map(({ status }) => status));
  const start = `${departement.padEnd(4)} ${`${frenchNumber(Math.round(share * 100))} %`.padStart(6)}  ${need.padEnd(25)}`;
  return `${start} ${names.length > 0 ? joinFrench(names) : "aucun réseau"} — ${statuses}`;
}

function sheetLines(late: readonly SheetToReview[], { sheets }: Knowledge): string[] {
  const next = sheets.map(({ review_by }) => review_by).sort()[0];
  const due = late.length === 0 && next ? ` ; la prochaine est à relire avant le ${next}` : "";
  return [
    `${late.length} fiche(s) d'information sur ${sheets.length} dont la date de relecture est passée${due}.`,
    ...late.map(({ id, title, reviewBy }) => `  ${reviewBy}  knowledge/sheets/${id}.yaml  ${title}`),
  ];
}

function staleLines(stale: readonly StaleRecord[], { structures }: Knowledge): string[] {
  const byNetwork = new Map<string, number>();
  for (const { network } of stale) byNetwork.set(network, (byNetwork.get(network) ?? 0) + 1);
  const counts = [...byNetwork]
    .sort((a, b) => b[1] - a[1])
    .map(([network, count]) => `  ${network.padEnd(20)} ${count}`);
  const oldest = stale
    .slice(0, SHOWN_RECORDS)
    .map(({ id, nom, ageDays }) => `  ${String(ageDays).padStart(5)} jours  ${id}  ${nom}`);
  return [
    `${stale.length} fiche(s) sur ${structures.length} ont deux ans ou plus : à vérifier, par réseau.`,
    ...counts,
    `Les ${oldest.length} plus anciennes (toutes avec --json) :`,
    ...oldest,
  ];
}
