/** Decides where a person should go: competence first, then fit, then distance; at most three doors, never none. */

import type { Knowledge } from "../knowledge/load.js";
import type { Competence, Danger, Helpline, Network } from "../knowledge/schema.js";
import type { NeedId, NetworkId } from "../knowledge/taxonomy.js";
import { Candidate, isJourney } from "./candidates.js";
import { type CepAdvice, cepFor } from "./cep.js";
import { competentNetworks } from "./competence.js";
import { chooseDoors } from "./cover.js";
import { Directory, type Found } from "./directory.js";
import { explain } from "./explain.js";
import { asksOnlyForPlace, completeProfile, isServed, type Profile } from "./profile.js";
import { helplinesFor } from "./urgent.js";

export interface Referral {
  network: Network;
  /** Needs of the person that this door takes charge of. */
  covers: NeedId[];
  found: Found | null;
  /** Short French sentences: why this door, why this place. */
  why: string[];
  /** The text that the rule comes from: "Code du travail, article L5314-2 (2014)"; "" for a door asked for by its name. */
  source: string;
}

export interface Outcome {
  cep: CepAdvice;
  urgent: Helpline[];
  /** In the order in which to go. */
  referrals: Referral[];
  /** Needs that no competent door takes charge of. */
  uncovered: NeedId[];
}

/** Needs that count only when nothing else is asked. */
const OUTSIDE: ReadonlySet<NeedId> = new Set(["hors_sujet"]);
const ASKED_FOR = "c'est le lieu que vous demandez";
/** Asked instead when nothing else is: a person who welcomes anybody of this status. */
const WELCOME: NeedId = "rdv_humain";

/** Refers people with one knowledge base; built once, used for every referral. */
export class Referrer {
  private readonly directory: Directory;
  /** A profile never changes: asked again ("pourquoi ?"), the answer is at hand as long as the session holds it. */
  private readonly last = new WeakMap<Profile, { day: string; dangers: readonly Danger[]; outcome: Outcome }>();

  constructor(private readonly knowledge: Knowledge) {
    this.directory = new Directory(knowledge);
  }

  /** Where to go on this day (AAAA-MM-JJ); the same input always gives the same answer. */
  refer(given: Profile, day: string, dangers: readonly Danger[] = []): Outcome {
    const known = this.last.get(given);
    if (known?.day === day && known.dangers === dangers) return known.outcome;
    const outcome = this.decide(given, day, dangers);
    this.last.set(given, { day, dangers, outcome });
    return outcome;
  }

  /** The network of the first door alone: what a question about the person could change. */
  firstDoor(given: Profile, day: string): NetworkId | undefined {
    return this.doorsFor(completeProfile(given), day)[0]?.network.id;
  }

  private decide(given: Profile, day: string, dangers: readonly Danger[]): Outcome {
    const profile = completeProfile(given);
    const asked = askedNeeds(profile);
    const doors = this.doorsFor(profile, day);
    const covered = new Set(doors.flatMap((door) => door.covers(asked)));
    return {
      cep: cepFor(profile.status, asked, this.knowledge.cep, day),
      urgent: profile.flags.includes("urgence_detresse")
        ? helplinesFor(dangers, profile, this.knowledge.helplines)
        : [],
      referrals: doors.map((door) => this.toReferral(door, profile, asked)),
      uncovered: profile.needs.filter((need) => !covered.has(need)),
    };
  }

  private doorsFor(profile: Profile, day: string): Candidate[] {
    const needs = askedNeeds(profile);
    const doors = this.askedFor(profile, day) ?? chooseDoors(this.candidates(profile, needs, day), needs, day);
    return doors.length > 0 ? doors : chooseDoors(this.candidates(profile, [WELCOME], day), [WELCOME], day).slice(0, 1);
  }

  /** The door that the person asks for by its name, when that is all they ask. */
  private askedFor(profile: Profile, day: string): Candidate[] | null {
    const network = asksOnlyForPlace(profile) && profile.named && this.knowledge.networks.get(profile.named);
    if (!network) return null;
    const { needs } = profile;
    const rule: Competence = { who: {}, best: [...needs], good: [], informs: [], because: ASKED_FOR, source: "" };
    const competent = { network, fits: new Map(needs.map((need) => [need, { fit: 3, rule }] as const)) };
    return [new Candidate(competent, (of) => this.worthGoing(of, profile, day))];
  }

  private candidates(profile: Profile, needs: readonly NeedId[], day: string): Candidate[] {
    const served = isServed(profile.place, this.knowledge);
    const find = (network: Network) => (served ? this.worthGoing(network, profile, day) : null);
    return competentNetworks(profile, needs, this.knowledge).map((competent) => new Candidate(competent, find));
  }

  /** The place of a network, unless it is a journey away while somebody answers the phone. */
  private worthGoing(network: Network, { place }: Profile, day: string): Found | null {
    const found = this.directory.find(network, place, day);
    return isJourney(found) && network.area === "near" && network.contact?.phone ? null : found;
  }

  private toReferral(door: Candidate, profile: Profile, needs: readonly NeedId[]): Referral {
    const covers = door.covers(needs);
    const rules = [...door.fits.values()].sort((a, b) => b.fit - a.fit);
    const why = explain(rules[0]?.rule.because ?? null, door.found, door.network, profile, this.knowledge);
    return {
      network: door.network,
      covers: covers.length > 0 ? covers : [...door.fits.keys()],
      found: door.found,
      why,
      source: sourceOf(rules[0]?.rule.source, door.network, profile.place?.region ?? null, this.knowledge),
    };
  }
}

/** The text of a rule; the charter of the person's own region in place of another region's, else a text of the network. */
function sourceOf(id: string | undefined, { sources }: Network, region: string | null, { regions }: Knowledge): string {
  const own = sources.find((each) => each.id === id);
  const isElsewhere = own?.region !== undefined && region !== null && own.region !== region;
  const charter = isElsewhere ? regions.get(region)?.charter : undefined;
  const source = isElsewhere ? (charter ?? sources.find((each) => each.region === undefined)) : own;
  return source ? `${source.title} (${source.date.slice(0, 4)})` : "";
}

/** The needs that doors answer, the main one first; a welcome when there is none. */
function askedNeeds({ needs }: Profile): [NeedId, ...NeedId[]] {
  const [main = needs[0] ?? WELCOME, ...others] = needs.filter((need) => !OUTSIDE.has(need));
  return [main, ...others];
}
