/** Refuses an import whose outcome says that the file was cut or is not what it should be. */

import { AiguilleurError } from "../../errors.js";
import type { ImportReport } from "./report.js";

/** Shares of the known places of a source, and of its records of ours, beyond which the source is taken for damaged. */
const MOST_VANISHED = 0.5;
const MOST_REJECTED = 0.2;
/** Below so many places a share means nothing. */
const FEW = 5;

/** Throws INPUT_INVALID when a live source holds none of our places, lost most of them, or is often faulty. */
export function refuseUnsound(report: ImportReport): void {
  const { counts } = report;
  const found = foundPlaces(report);
  if (found === 0) refuse(report, "aucun lieu des réseaux et des régions du service");
  refuseMassVanishing(report);
  if (counts.rejected > FEW && counts.rejected > (found + counts.rejected) * MOST_REJECTED) {
    refuse(report, `${counts.rejected} enregistrements rejetés : source d'une autre forme ?`);
  }
}

/** Throws INPUT_INVALID when most places of the source would vanish: a part of a file is not the file. */
export function refuseMassVanishing(report: ImportReport): void {
  const { vanished, added } = report.counts;
  const known = foundPlaces(report) - added + vanished;
  if (vanished > FEW && vanished > known * MOST_VANISHED) {
    refuse(report, `${vanished} lieux disparus sur ${known} : fichier tronqué, ou partiel (--partial) ?`);
  }
}

function foundPlaces({ counts }: ImportReport): number {
  return counts.added + counts.changed + counts.unchanged + counts.kept_verified;
}

function refuse({ file }: ImportReport, problem: string): never {
  const suggestion = "vérifier le fichier, puis knowledge import";
  throw new AiguilleurError("INPUT_INVALID", "Rien n'est changé :", [{ file, field: "(source)", problem, suggestion }]);
}
