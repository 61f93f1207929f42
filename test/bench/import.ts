/** Memory and time of importing 100,000 records, in each format, in a fresh process as an operator would. */

import { spawnSync } from "node:child_process";
import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommuneRow } from "../../src/knowledge/schema.js";
import { PROJECT_ROOT } from "../../src/project-root.js";
import { report } from "./measure.js";

const RECORDS = 100_000;
const GOAL = "goal ≤ 30 s, ≤ 300 MB";
const MAIN = join(PROJECT_ROOT, "build/src/main.js");
/** Printed at the end of the measured process: its largest resident memory, in kilobytes. */
const PEAK = "process.on('exit', () => process.stderr.write('peak=' + process.resourceUsage().maxRSS));";

/** One made-up record of each format, scattered over the real communes. */
const RECORD_OF = {
  dila: (index: number, [code, commune, [postcode = ""], , lat, lon]: CommuneRow) => ({
    id: `essai-${index}`,
    nom: `Mission locale - ${commune} ${index}`,
    pivot: [{ type_service_local: "mission_locale", code_insee_commune: [code] }],
    code_insee_commune: code,
    adresse: [
      {
        type_adresse: "Adresse",
        numero_voie: "1 rue d'Essai",
        code_postal: postcode,
        nom_commune: commune,
        latitude: String(lat),
        longitude: String(lon),
      },
    ],
    telephone: [{ valeur: "02 37 00 00 00", description: "" }],
    adresse_courriel: ["contact@exemple.fr"],
    site_internet: [{ libelle: "", valeur: "https://exemple.fr" }],
    plage_ouverture: [
      {
        nom_jour_debut: "Lundi",
        nom_jour_fin: "Vendredi",
        valeur_heure_debut_1: "09:00:00",
        valeur_heure_fin_1: "12:00:00",
        valeur_heure_debut_2: "14:00:00",
        valeur_heure_fin_2: "17:00:00",
        commentaire: "",
      },
    ],
    date_modification: "09/08/2026 13:30:19",
  }),
  "data-inclusion": (index: number, [code, commune, [postcode = ""], , latitude, longitude]: CommuneRow) => ({
    id: `essai--${index}`,
    source: "essai",
    nom: `Mission locale ${commune} ${index}`,
    date_maj: "2026-08-09",
    reseaux_porteurs: ["mission-locale"],
    adresse: "1 rue d'Essai",
    code_postal: postcode,
    code_insee: code,
    commune,
    latitude,
    longitude,
    telephone: "+33237000000",
    horaires_accueil: "Mo-Fr 09:00-12:00",
    description: "Une description assez longue pour ressembler aux vraies. ".repeat(5),
  }),
} as const;
type BenchFormat = keyof typeof RECORD_OF;

export function benchImport(): void {
  const rows = JSON.parse(readFileSync(join(PROJECT_ROOT, "knowledge/communes.json"), "utf8")) as CommuneRow[];
  for (const format of ["dila", "data-inclusion"] as const) {
    measure(`import ${format}, 100,000 records over France`, format, rows);
    measure(`import ${format}, 100,000 records in one commune`, format, rows.slice(0, 1));
  }
}

function measure(name: string, format: BenchFormat, rows: CommuneRow[]): void {
  const folder = mkdtempSync(join(tmpdir(), "aiguilleur-bench-"));
  try {
    const file = join(folder, "annuaire.json");
    cpSync(join(PROJECT_ROOT, "knowledge"), join(folder, "knowledge"), { recursive: true });
    writeRecords(file, format, rows);
    for (const pass of ["first", "again"])
      report(`${name}, ${pass}`, run(file, format, join(folder, "knowledge")), GOAL);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeRecords(file: string, format: BenchFormat, rows: CommuneRow[]): void {
  const output = openSync(file, "w");
  writeSync(output, format === "dila" ? '{"service":[' : "[");
  for (let index = 0; index < RECORDS; index += 1) {
    const row = rows[(index * 7919) % rows.length];
    if (row) writeSync(output, `${index ? "," : ""}${JSON.stringify(RECORD_OF[format](index, row))}`);
  }
  writeSync(output, format === "dila" ? "]}" : "]");
  closeSync(output);
}

function run(file: string, format: BenchFormat, knowledge: string): string {
  const start = performance.now();
  const options = ["--import", `data:text/javascript,${encodeURIComponent(PEAK)}`, MAIN];
  const { stderr, status } = spawnSync(
    process.execPath,
    // Made-up records replace none of the real ones, which is a partial file.
    [...options, "knowledge", "import", "--partial", "--format", format, file],
    {
      env: { ...process.env, KNOWLEDGE_DIR: knowledge },
      encoding: "utf8",
    },
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const peak = Number(/peak=(\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1000;
  return status === 0 ? `${seconds} s, ${peak.toFixed(0)} MB` : `failed: ${stderr.slice(0, 200)}`;
}
