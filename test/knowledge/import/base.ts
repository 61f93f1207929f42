/** A small knowledge base in a temporary folder, records of each source, and the import into it. */

import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ImportOptions, importPlaces } from "../../../src/cli/import.js";
import { AiguilleurError } from "../../../src/errors.js";
import type { ImportReport } from "../../../src/knowledge/import/report.js";
import type { Structure } from "../../../src/knowledge/schema.js";
import { PROJECT_ROOT } from "../../../src/project-root.js";

export const NOW = new Date("2026-11-20T10:00:00Z");

export interface Base {
  folder: string;
  /** Imports `content` (text, bytes, or a value written as JSON) under `name`. */
  give(content: unknown, options: ImportOptions, name?: string): Promise<ImportReport>;
  /** The refusal of what `give` is expected to refuse. */
  refusal(content: unknown, options: ImportOptions, name?: string): Promise<AiguilleurError>;
  structures(file: string): Structure[];
  /** Name and bytes of every file of structures. */
  snapshot(): Record<string, string>;
  remove(): void;
}

/** The départements that these tests speak of. */
const COMMUNES = (JSON.parse(readFileSync(join(PROJECT_ROOT, "knowledge/communes.json"), "utf8")) as [string][]).filter(
  ([code]) => /^(01|28|45)/.test(code),
);

/** The regions of the project, some of its communes, and no structure yet. */
export function emptyBase(): Base {
  const folder = mkdtempSync(join(tmpdir(), "aiguilleur-base-"));
  for (const part of ["merged-communes.json", "regions"])
    cpSync(join(PROJECT_ROOT, "knowledge", part), join(folder, part), { recursive: true });
  writeFileSync(join(folder, "communes.json"), JSON.stringify(COMMUNES));
  mkdirSync(join(folder, "structures"));
  const give: Base["give"] = (content, options, name = "source.json") => {
    const file = join(folder, name);
    const isText = typeof content === "string" || Buffer.isBuffer(content);
    writeFileSync(file, isText ? content : JSON.stringify(content));
    return importPlaces(file, folder, { now: NOW, ...options });
  };
  return {
    folder,
    give,
    refusal: async (...given) => {
      const error = await give(...given).then(
        () => null,
        (reason: unknown) => reason,
      );
      if (error instanceof AiguilleurError) return error;
      throw error ?? new Error("the import was not refused");
    },
    structures: (file) => JSON.parse(readFileSync(join(folder, "structures", `${file}.json`), "utf8")),
    snapshot: () =>
      Object.fromEntries(
        readdirSync(join(folder, "structures")).map((name) => [
          name,
          readFileSync(join(folder, "structures", name), "utf8"),
        ]),
      ),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** A CIO as the DILA dump writes it. */
export const DILA_CIO = {
  id: "0a1b2c3d-0000-0000-0000-000000000001",
  ancien_code_pivot: "cio-28134-01",
  nom: "Centre d'information et d'orientation (CIO) - Dreux",
  pivot: [{ type_service_local: "cio", code_insee_commune: ["28134"] }],
  code_insee_commune: "28134",
  adresse: [
    { type_adresse: "Adresse postale", numero_voie: "BP 1", code_postal: "28103", nom_commune: "Dreux Cedex" },
    {
      type_adresse: "Adresse",
      complement1: "Bâtiment A",
      numero_voie: "1 rue d'Essai",
      code_postal: "28100",
      nom_commune: "Dreux",
      longitude: "1.3681",
      latitude: "48.7362",
    },
  ],
  telephone: [{ valeur: "+33 2 37 00 00 00", description: "" }],
  adresse_courriel: ["contact@exemple.fr"],
  site_internet: [{ libelle: "", valeur: "www.exemple.fr" }],
  plage_ouverture: [
    {
      nom_jour_debut: "Lundi",
      nom_jour_fin: "Vendredi",
      valeur_heure_debut_1: "09:00:00",
      valeur_heure_fin_1: "12:00:00",
      valeur_heure_debut_2: "",
      valeur_heure_fin_2: "",
      commentaire: "",
    },
  ],
  date_modification: "09/08/2026 13:30:19",
};
export const DILA_MAIRIE = {
  ...DILA_CIO,
  id: "m",
  ancien_code_pivot: "mairie-1",
  pivot: [{ type_service_local: "mairie" }],
};

/** The dump of the DILA that holds these records. */
export function dump(...service: unknown[]): { service: unknown[] } {
  return { service };
}

/** A mission locale as data.inclusion writes it. */
export const DI_MISSION_LOCALE = {
  id: "essai--1",
  source: "essai",
  nom: "Mission locale de Dreux",
  date_maj: "2026-05-01",
  reseaux_porteurs: ["mission-locale"],
  adresse: "2 rue d'Essai",
  code_postal: "28100",
  code_insee: "28134",
  commune: "Dreux",
  latitude: 48.74,
  longitude: 1.37,
  telephone: "+33237000001",
  horaires_accueil: "Mo-Fr 09:00-12:00",
};
