/** The doors that a person may be sent to, and how they compare: competence, needs covered, distance, then each its turn. */

import type { Network } from "../knowledge/schema.js";
import type { NeedId } from "../knowledge/taxonomy.js";
import type { Competent, Fit } from "./competence.js";
import type { Found } from "./directory.js";
import { turnOn } from "./rotation.js";

/** From this fit on, a door takes charge of the need; below, it only informs. */
export const TAKES_CHARGE: Fit = 2;
/** What a door loses that cannot be reached: less than half the difference between the door made for a need and none. */
const OUT_OF_REACH = 1.5;
/** What a door gains whose rule names a flag of the person: among equals, the one made for a particular public. */
const MADE_FOR_THEM = 0.25;
/** Further than it (km), going there is a journey. */
const JOURNEY_KM = 60;

export class Candidate implements Competent {
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

  /** The place of this network for the person; looked for only when it matters. */
  get found(): Found | null {
    if (this.place === undefined) this.place = this.find(this.network);
    return this.place;
  }

  fitFor(need: NeedId): Fit {
    return this.fits.get(need)?.fit ?? 0;
  }

  /** The fit that counts: a door that nobody can push is worth less, one made for this public a little more. */
  meritFor(need: NeedId): number {
    const found = this.fits.get(need);
    if (!found) return 0;
    const particular = found.rule.who.flags_all ? MADE_FOR_THEM : 0;
    return found.fit + particular - (this.isReachable() ? 0 : OUT_OF_REACH);
  }

  /** The needs that this door takes charge of. */
  covers(needs: readonly NeedId[]): NeedId[] {
    return needs.filter((need) => this.fitFor(need) >= TAKES_CHARGE);
  }

  /** In km; a network without a known place here comes after one that has an address. */
  distance(): number {
    return this.found ? (this.found.distanceKm ?? 0) : Number.MAX_SAFE_INTEGER;
  }

  /** Whether somebody answers, here or by phone. */
  answers(): boolean {
    return this.found !== null || this.network.contact?.phone !== undefined;
  }

  /** A door a journey away, or that nobody can tell how to push, is out of reach. */
  private isReachable(): boolean {
    const { network, found } = this;
    if (found !== null) return network.area !== "near" || !isJourney(found);
    return network.area === "own" || network.contact !== undefined;
  }
}

export function isJourney(found: Found | null): boolean {
  return found?.distanceKm != null && found.distanceKm > JOURNEY_KM;
}

/** Better merit for the first need, then more needs covered, then a better fit for all, then nearer; then each its turn. */
export function byMerit(needs: readonly [NeedId, ...NeedId[]], day: string): (a: Candidate, b: Candidate) => number {
  const [main] = needs;
  const total = (door: Candidate) => needs.reduce((sum, need) => sum + door.fitFor(need), 0);
  return (a, b) =>
    b.meritFor(main) - a.meritFor(main) ||
    b.covers(needs).length - a.covers(needs).length ||
    total(b) - total(a) ||
    a.distance() - b.distance() ||
    turnOn(day, a.network.id) - turnOn(day, b.network.id);
}
