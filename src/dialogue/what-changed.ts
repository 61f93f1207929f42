/** Says what a correction changes in the first door. */

import type { Outcome } from "../matching/refer.js";
import type { Channel } from "../turn/message.js";
import type { World } from "../turn/world.js";
import type { Session } from "./session.js";

/** The first door of an outcome, as a session keeps it. */
export function shownFirst({ referrals: [first] }: Outcome, { profile }: Session): Session["shown"] {
  return first ? { network: first.network.id, structure: first.found?.structure.id ?? null, profile } : null;
}

/** What a correction changes in the first door; "" when nothing was shown before, or nothing is known anew. */
export function changeSaid(
  { shown: before }: Session,
  now: Session["shown"],
  world: World & { channel: Channel },
): string {
  if (!before || !now || JSON.stringify(before.profile) === JSON.stringify(now.profile)) return "";
  const same = before.network === now.network && before.structure === now.structure;
  const words = { same, before: nameOf(before, world), now: nameOf(now, world) };
  return world.wording.say("results/change", world.channel, words);
}

/** The name of a door, as its card says it. */
function nameOf({ network, structure }: NonNullable<Session["shown"]>, { knowledge }: World): string {
  const place = structure === null ? undefined : knowledge.structures.find(({ id }) => id === structure);
  return place?.nom ?? knowledge.networks.get(network)?.in_a_sentence ?? network;
}
