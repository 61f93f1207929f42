/** Decides where a person should go: competence first, then fit, then distance; at most three doors, never none. */

import type { Knowledge } from "../knowledge/load.js";
import type { Danger, Helpline, Network } from "../knowledge/schema.js";
import type { NeedId, NetworkId } from "../knowledge/taxonomy.js";
import { type CepAdvice, cepFor } from "./cep.js";
import { type Competent, competentNetworks, type Fit } from "./competence.js";
import { Directory, type Found } from "./directory.js";
import { explain } from "./explain.js";
import { completeProfile, isServed, type Profile } from "./profile.js";
import { helplinesFor } from "./urgent.js";

export interface Referral {
  network: Network;
  /** Needs of the person that this door takes charge of. */
  covers: NeedId[];
  found: Found | null;
  /** Short French sentences: why this door, why this place. */
  why: string[];
}

export interface Outcome {
  cep: CepAdvice;
  urgent: Helpline[];
  /** In the order in which to go. */
  referrals: Referral[];
  /** Needs that no competent door takes charge of. */
  uncovered: NeedId[];
}

const MOST_DOORS = 3;
/** From this fit on, a door takes charge of the need; below, it only informs. */
const TAKES_CHARGE: Fit = 2;
/** Needs that no door answers: the person is sent to somebody who listens to the whole situation. */
const OUTSIDE: ReadonlySet<NeedId> = new Set(["hors_sujet"]);
/** Asked instead when nothing else is: a person who welcomes anybody of this status. */
const WELCOME: NeedId = "rdv_humain";

interface Candidate extends Competent {
  /** The place of this network for the person; looked for only when it matters. */
  readonly found: Found | null;
}

class LazyCandidate implements Candidate {
  private place: Found | null | undefined;
  readonly network: Network;
  readonly fits: Competent["fits"];

  constructor(
    { network, fits }: Competent,
    private readonly find: (network: Network) => Found | null,
  ) {
    this.network = network;
    this.fits = fits;
  }

  get found(): Found | null {
    if (this.place === undefined) this.place = this.find(this.network);
    return this.place;
  }
}

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
  firstDoor(given: Profile): NetworkId | undefined {
    const profile = completeProfile(given);
    const needs = askedNeeds(profile);
    const candidates = this.candidates(profile, needs);
    return (pickFor(needs[0], needs, candidates, []) ?? this.chooseDoors(profile, needs)[0])?.network.id;
  }

  private decide(given: Profile, day: string, dangers: readonly Danger[]): Outcome {
    const profile = completeProfile(given);
    const asked = askedNeeds(profile);
    const doors = this.chooseDoors(profile, asked);
    const covered = new Set(doors.flatMap((door) => coveredBy(door, asked)));
    return {
      cep: cepFor(profile.status, asked, this.knowledge.cep, day),
      urgent: profile.flags.includes("urgence_detresse")
        ? helplinesFor(dangers, profile, this.knowledge.helplines)
        : [],
      referrals: doors.map((door) => this.toReferral(door, profile, asked)),
      uncovered: profile.needs.filter((need) => !covered.has(need)),
    };
  }

  private chooseDoors(profile: Profile, needs: readonly NeedId[]): Candidate[] {
    const candidates = this.candidates(profile, needs);
    if (candidates.length === 0)
      return this.candidates(profile, [WELCOME])
        .sort(byMerit([WELCOME]))
        .slice(0, 1);
    const chosen: Candidate[] = [];
    for (const need of needs) {
      const taken = chosen.some((door) => fitFor(door, need) >= TAKES_CHARGE);
      if (taken || chosen.length >= MOST_DOORS) continue;
      const best = pickFor(need, needs, candidates, chosen);
      if (best) chosen.push(best);
    }
    return withAlternative(chosen, candidates, needs);
  }

  private candidates(profile: Profile, needs: readonly NeedId[]): Candidate[] {
    const served = isServed(profile.place, this.knowledge);
    const find = (network: Network) => (served ? this.worthGoing(network, profile) : null);
    return competentNetworks(profile, needs, this.knowledge).map((competent) => new LazyCandidate(competent, find));
  }

  /** The place of a network, unless it is a journey away while somebody answers the phone. */
  private worthGoing(network: Network, { place }: Profile): Found | null {
    const found = this.directory.find(network, place);
    return isJourney(found) && network.area === "near" && network.contact?.phone ? null : found;
  }

  private toReferral(door: Candidate, profile: Profile, needs: readonly NeedId[]): Referral {
    const covers = coveredBy(door, needs);
    const rules = [...door.fits.values()].sort((a, b) => b.fit - a.fit);
    const why = explain(rules[0]?.rule.because ?? null, door.found, door.network, profile, this.knowledge);
    return {
      network: door.network,
      covers: covers.length > 0 ? covers : [...door.fits.keys()],
      found: door.found,
      why,
    };
  }
}

/** The needs that doors answer, the main one first; a welcome when there is none. */
function askedNeeds({ needs }: Profile): [NeedId, ...NeedId[]] {
  const [main = WELCOME, ...others] = needs.filter((need) => !OUTSIDE.has(need));
  return [main, ...others];
}

function fitFor(door: Candidate, need: NeedId): Fit {
  return door.fits.get(need)?.fit ?? 0;
}

function coveredBy(door: Candidate, needs: readonly NeedId[]): NeedId[] {
  return needs.filter((need) => fitFor(door, need) >= TAKES_CHARGE);
}

function pickFor(
  need: NeedId,
  needs: readonly NeedId[],
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
): Candidate | undefined {
  const order = [need, ...needs.filter((other) => other !== need)];
  return candidates.filter((door) => !chosen.includes(door) && fitFor(door, need) > 0).sort(byMerit(order))[0];
}

/** When one door is enough, a second competent one near the person is shown after it. */
function withAlternative(chosen: Candidate[], candidates: readonly Candidate[], needs: readonly NeedId[]): Candidate[] {
  const [main] = needs;
  if (chosen.length !== 1 || main === undefined) return chosen;
  const others = candidates.filter(
    (door) => !chosen.includes(door) && fitFor(door, main) >= TAKES_CHARGE && (door.found || hasPhone(door)),
  );
  const [second] = others.sort(byMerit(needs));
  return second ? [...chosen, second] : chosen;
}

/** Better fit for the first need, then more needs covered, then a better fit for all, then nearer; then by name. */
function byMerit(needs: readonly NeedId[]): (a: Candidate, b: Candidate) => number {
  const [main] = needs;
  const mainFit = (door: Candidate) => (main === undefined ? 0 : fitFor(door, main) - (isReachable(door) ? 0 : 1.5));
  const total = (door: Candidate) => needs.reduce((sum, need) => sum + fitFor(door, need), 0);
  return (a, b) =>
    mainFit(b) - mainFit(a) ||
    coveredBy(b, needs).length - coveredBy(a, needs).length ||
    total(b) - total(a) ||
    distanceOf(a) - distanceOf(b) ||
    (a.network.id < b.network.id ? -1 : 1);
}

/** Further than it (km), going there is a journey. */
const JOURNEY_KM = 60;

function isJourney(found: Found | null): boolean {
  return found?.distanceKm != null && found.distanceKm > JOURNEY_KM;
}

/** A competent door that is a journey away, or that nobody can tell how to push, comes after one in its field that has an address. */
function isReachable({ found, network }: Candidate): boolean {
  if (found !== null) return network.area !== "near" || !isJourney(found);
  return network.area === "own" || network.contact !== undefined;
}

function hasPhone({ network }: Candidate): boolean {
  return network.area === "national" && network.contact?.phone !== undefined;
}

/** A network without a known place here comes after one that has an address. */
function distanceOf(door: Candidate): number {
  if (!door.found) return Number.MAX_SAFE_INTEGER;
  return door.found.distanceKm ?? 0;
}
