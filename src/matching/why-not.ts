/** Says in one French sentence why a network that the person names is not the one to go to. */

import { joinFrench } from "../french.js";
import type { Knowledge } from "../knowledge/load.js";
import type { Competence, Network } from "../knowledge/schema.js";
import type { FlagId } from "../knowledge/taxonomy.js";
import { competentNetworks, concerns, existsIn } from "./competence.js";
import { type AgeRange, completeProfile, type Profile, possibleAges } from "./profile.js";

/** More publics than this are "many publics": a list would say nothing. */
const MOST_NAMED = 4;

/** The reason, for a network that a referral did not choose for this person. */
export function whyNot(network: Network, given: Profile, knowledge: Knowledge): string {
  const profile = completeProfile(given);
  const needs = profile.needs.length > 0 ? profile.needs : (["rdv_humain"] as const);
  if (profile.place && !existsIn(network, profile)) return "ce réseau n'existe pas dans ce département.";
  const mine = competentNetworks(profile, needs, knowledge).find((competent) => competent.network === network);
  if (mine) return "c'est possible aussi, mais un autre lieu est plus adapté à cette demande ou plus proche.";
  const forNeed = network.serves.filter((rule) => needs.some((need) => serves(rule, need)));
  if (forNeed.length === 0) return "ce n'est pas son rôle pour cette demande.";
  return whoItReceives(forNeed, profile, knowledge);
}

function serves(rule: Competence, need: Profile["needs"][number]): boolean {
  return [...rule.best, ...rule.good, ...rule.informs].includes(need);
}

/** The first condition that this person does not meet, in the words of whom it receives. */
function whoItReceives(rules: readonly Competence[], profile: Profile, knowledge: Knowledge): string {
  const [first, ...others] = rules.map(({ who }) => who.flags_all ?? who.flags_any ?? []);
  const needed = first?.find((flag) => others.every((flags) => flags.includes(flag)));
  if (needed && !profile.flags.includes(needed)) return precisePublic(needed, knowledge);
  const ages = possibleAges(profile, knowledge);
  const butAge = rules.find(({ who }) => who.ages && concerns({ ...who, ages: undefined }, profile, ages));
  if (butAge?.who.ages) return receivedAges(butAge.who.ages);
  const butFlag = rules.find(({ who }) => who.flags_all && concerns({ ...who, flags_all: undefined }, profile, ages));
  const flag = butFlag?.who.flags_all?.find((each) => !profile.flags.includes(each));
  if (flag) return precisePublic(flag, knowledge);
  const statuses = [...new Set(rules.flatMap(({ who }) => who.statuses ?? []))].filter((id) => id !== "unknown");
  const labels = statuses.map((id) => knowledge.statuses.get(id)?.label.toLowerCase() ?? id);
  if (labels.length === 0 || labels.length > MOST_NAMED) return "ce réseau reçoit d'autres publics pour cette demande.";
  return `ce réseau reçoit surtout ces publics : ${joinFrench(labels)}.`;
}

function precisePublic(flag: FlagId, knowledge: Knowledge): string {
  return `ce réseau reçoit un public précis : ${knowledge.flags.get(flag)?.label.toLowerCase() ?? flag}.`;
}

/** Beyond it, an upper end of a range is none. */
const NO_LIMIT = 100;

function receivedAges([from, to]: AgeRange): string {
  const range = to >= NO_LIMIT ? `à partir de ${from} ans` : `de ${from} à ${to} ans`;
  return `pour cette demande, ce réseau reçoit plutôt les personnes ${range}.`;
}
