/** `knowledge refresh`: fetches the live sources, shows what they change in the directory, applies it when asked. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../config.js";
import { AiguilleurError } from "../errors.js";
import { describeReport, type ImportReport } from "../knowledge/import/report.js";
import { refuseUnsound } from "../knowledge/import/soundness.js";
import { type DownloadLimits, download } from "../knowledge/refresh/download.js";
import { LIVE_SOURCES, SOURCE_NAMES, type SourceName } from "../knowledge/refresh/sources.js";
import { importPlaces } from "./import.js";
import { keepMemorySmall } from "./knowledge.js";

export interface RefreshOptions {
  source?: string;
  url?: string;
  apply?: boolean;
  json?: boolean;
  now?: Date;
  limits?: DownloadLimits;
}

/** Refreshes each source on its own; throws, once all have been tried, when one could not be had or made no sense. */
export async function refresh(
  options: RefreshOptions,
  output: NodeJS.WritableStream,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { knowledgeDir } = readConfig(environment);
  keepMemorySmall();
  const failures: AiguilleurError[] = [];
  for (const name of sourcesOf(options)) {
    try {
      const report = await refreshSource(name, knowledgeDir, options);
      output.write(options.json ? `${JSON.stringify(report)}\n` : describeReport(report));
    } catch (error) {
      if (!(error instanceof AiguilleurError)) throw error;
      failures.push(error);
    }
  }
  const [first, ...others] = failures;
  if (others.length === 0 && first) throw first;
  if (first) throw new AiguilleurError(first.code, failures.map(({ message }) => message).join("\n"));
}

function sourcesOf({ source, url }: RefreshOptions): SourceName[] {
  if (!source && url) throw new AiguilleurError("INPUT_INVALID", "--url: dire aussi --source dila ou education");
  if (!source) return [...SOURCE_NAMES];
  const name = SOURCE_NAMES.find((known) => known === source);
  if (!name)
    throw new AiguilleurError("INPUT_INVALID", `--source: « ${source} » inconnue → ${SOURCE_NAMES.join(" | ")}`);
  return [name];
}

/** The report of one source; only the regions of the service are brought in. */
async function refreshSource(name: SourceName, knowledgeDir: string, options: RefreshOptions): Promise<ImportReport> {
  const { url, format, hosts } = LIVE_SOURCES[name];
  const folder = mkdtempSync(join(tmpdir(), "aiguilleur-refresh-"));
  const file = join(folder, name);
  try {
    await download(options.url ?? url, file, hosts, options.limits);
    return await importPlaces(file, knowledgeDir, {
      format,
      regions: "served",
      dryRun: !options.apply,
      check: refuseUnsound,
      ...(options.now ? { now: options.now } : {}),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
