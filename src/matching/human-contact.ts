/** Finds a phone number that a person answers and that is right for who calls. */

import type { Knowledge } from "../knowledge/load.js";
import type { NetworkId, StatusId } from "../knowledge/taxonomy.js";
import { EMPTY_PROFILE, type Profile } from "./profile.js";

export interface HumanContact {
  label: string;
  phone: string;
  cost: string;
}

/** The network that answers the phone nationally for each status, when the region has no number of its own; null: none may. */
const ANSWERING: Partial<Record<StatusId, NetworkId | null>> = {
  demandeur_emploi: "france_travail",
  decrocheur: "france_travail",
  inactif: "france_travail",
  collegien_lyceen: null,
  etudiant: null,
  agent_public: null,
};
/** Toll-free of the conseil en évolution professionnelle: listens to anybody and sends on. */
const OTHERWISE: NetworkId = "avenir_actifs";

/** The region's own number, else a national one; `phone` is empty when nobody competent answers one. */
export function humanContact(profile: Profile, knowledge: Knowledge): HumanContact {
  const region = knowledge.regions.get(profile.place?.region ?? "")?.contact;
  const answering = ANSWERING[profile.status];
  const network = answering === null ? undefined : knowledge.networks.get(answering ?? OTHERWISE);
  const contact = region?.phone ? region : network?.contact;
  return { label: contact?.label ?? "", phone: contact?.phone ?? "", cost: contact?.phone_cost ?? "" };
}

/** A number in any case, for when the assistant itself fails: better one that sends on than none. */
export function anyHumanContact(profile: Profile, knowledge: Knowledge): HumanContact {
  const right = humanContact(profile, knowledge);
  return right.phone === "" ? humanContact(EMPTY_PROFILE, knowledge) : right;
}
