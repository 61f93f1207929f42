/** Finds a phone number that a person of the service answers, whatever is known of who calls. */

import type { Knowledge } from "../knowledge/load.js";
import type { NetworkId, StatusId } from "../knowledge/taxonomy.js";
import type { Profile } from "./profile.js";

export interface HumanContact {
  label: string;
  phone: string;
  cost: string;
}

/** The network that answers the phone nationally for each status, when the region has no number of its own. */
const ANSWERING: Partial<Record<StatusId, NetworkId>> = {
  demandeur_emploi: "france_travail",
  decrocheur: "france_travail",
  inactif: "france_travail",
};
/** Toll-free of the conseil en évolution professionnelle: listens to anybody and sends on. */
const OTHERWISE: NetworkId = "avenir_actifs";

/** The region's own number, else a national one; `phone` is empty when the knowledge base holds none. */
export function humanContact(profile: Profile, knowledge: Knowledge): HumanContact {
  const region = knowledge.regions.get(profile.place?.region ?? "")?.contact;
  const network = knowledge.networks.get(ANSWERING[profile.status] ?? OTHERWISE)?.contact;
  const contact = region?.phone ? region : network;
  return { label: contact?.label ?? "", phone: contact?.phone ?? "", cost: contact?.phone_cost ?? "" };
}
