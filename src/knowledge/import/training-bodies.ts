/** Training bodies and apprenticeship centres: the specification of Occitanie bars them from the label. */

import { checkLabels } from "../labels.js";
import type { NetworkId } from "../taxonomy.js";

export const NEVER_LABELLED =
  "un organisme de formation ou un CFA ne peut pas être labellisé (cahier des charges d'Occitanie, annexe 1)";

/** Whether a place may never carry the label, by its network or by its name. */
export function isTrainingBody(network: NetworkId | null, organisation: string): boolean {
  const label = { site: "-", organisation: organisation || "-", reports: [], source: "-" };
  return checkLabels("-", [network ? { ...label, network } : label]).length > 0;
}
