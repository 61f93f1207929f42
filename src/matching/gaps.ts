/** The work list of the coordinators: where no competent place is near enough, and which records are too old. */

import type { Commune } from "../knowledge/commune-index.js";
import type { Knowledge } from "../knowledge/load.js";
import { ageInDays, isStaleOn, qualityOn } from "../knowledge/quality.js";
import type { Network, Structure } from "../knowledge/schema.js";
import { NEEDS, type NeedId, type NetworkId, STATUSES, type StatusId } from "../knowledge/taxonomy.js";
import { TAKES_CHARGE } from "./candidates.js";
import { competentNetworks } from "./competence.js";
import { Directory } from "./directory.js";
import { type Place, type Profile, placeOfCommune, placeOfDepartement } from "./profile.js";

/** Beyond it (great circle, km), a place is not within reach. */
const REACH_KM = 40;

export interface Gap {
  status: StatusId;
  need: NeedId;
  departement: string;
  /** Share of the inhabitants without a competent place within reach, 0 to 1. */
  share: number;
  /** The competent networks, none of which is near enough for them. */
  networks: NetworkId[];
}

export interface StaleRecord {
  id: string;
  nom: string;
  network: NetworkId;
  departement: string | null;
  ageDays: number;
  quality: number;
}

/** Gaps of at least `leastShare` of the inhabitants, the widest first. `hors_sujet` and unknown statuses are left out. */
export function findGaps(knowledge: Knowledge, leastShare: number): Gap[] {
  const reach = new Reach(knowledge);
  const gaps: Gap[] = [];
  for (const departement of servedDepartements(knowledge)) {
    const place = placeOfDepartement(departement, knowledge);
    for (const status of STATUSES.filter((id) => id !== "unknown")) {
      for (const need of NEEDS.filter((id) => id !== "hors_sujet")) {
        const networks = inCharge(status, need, place, knowledge);
        if (networks.some(isAnywhere)) continue;
        const share = reach.shareWithout(departement, networks);
        if (share >= leastShare)
          gaps.push({ status, need, departement, share, networks: networks.map(({ id }) => id) });
      }
    }
  }
  return gaps.sort((a, b) => b.share - a.share || (a.departement < b.departement ? -1 : 1));
}

/** Records whose facts are two years old or more on a day, the oldest first. */
export function findStale({ structures }: Knowledge, day: string): StaleRecord[] {
  const stale = structures.filter((structure) => isStaleOn(structure, day));
  return stale
    .map((structure) => describe(structure, day))
    .sort((a, b) => b.ageDays - a.ageDays || (a.id < b.id ? -1 : 1));
}

export interface SheetToReview {
  id: string;
  title: string;
  /** AAAA-MM-JJ; the sheet should have been read again before. */
  reviewBy: string;
}

/** The information sheets whose review date is past on a day (AAAA-MM-JJ), the oldest first. */
export function findSheetsToReview({ sheets }: Knowledge, day: string): SheetToReview[] {
  return sheets
    .filter(({ review_by }) => review_by < day)
    .map(({ id, title, review_by: reviewBy }) => ({ id, title, reviewBy }))
    .sort((a, b) => (a.reviewBy < b.reviewBy ? -1 : 1));
}

function describe(structure: Structure, day: string): StaleRecord {
  const { id, nom, network, departement } = structure;
  const quality = Number(qualityOn(structure, day).toFixed(2));
  return { id, nom, network, departement, ageDays: ageInDays(structure, day), quality };
}

/** A network reached by phone or inside one's own school or employer is never far. */
function isAnywhere({ area }: Network): boolean {
  return area === "national" || area === "own";
}

function inCharge(status: StatusId, need: NeedId, place: Place, knowledge: Knowledge): Network[] {
  const profile: Profile = { about: "self", status, flags: [], needs: [need], ages: null, place, named: null };
  return competentNetworks(profile, [need], knowledge)
    .filter(({ fits }) => (fits.get(need)?.fit ?? 0) >= TAKES_CHARGE)
    .map(({ network }) => network);
}

function servedDepartements({ regions }: Knowledge): string[] {
  return [...regions.values()]
    .filter(({ served }) => served)
    .flatMap(({ departements }) => departements.map(({ code }) => code));
}

/** Distances are the same every day. */
const ANY_DAY = "2026-01-01";

/** Which networks have a place within reach of each commune; each distance is looked for once. */
class Reach {
  private readonly directory: Directory;
  private readonly near = new Map<string, boolean>();
  private readonly communes = new Map<string, Commune[]>();

  constructor(private readonly knowledge: Knowledge) {
    this.directory = new Directory(knowledge);
    for (const commune of knowledge.communes.byCode.values()) {
      const list = this.communes.get(commune.departement);
      if (list) list.push(commune);
      else this.communes.set(commune.departement, [commune]);
    }
  }

  shareWithout(departement: string, networks: readonly Network[]): number {
    let all = 0;
    let without = 0;
    for (const commune of this.communes.get(departement) ?? []) {
      all += commune.population;
      if (!networks.some((network) => this.isNear(network, commune))) without += commune.population;
    }
    return all === 0 ? 0 : without / all;
  }

  private isNear(network: Network, commune: Commune): boolean {
    const key = `${network.id} ${commune.code}`;
    const known = this.near.get(key);
    if (known !== undefined) return known;
    const found = this.directory.find(network, placeOfCommune(commune.code, this.knowledge), ANY_DAY);
    const near = found?.distanceKm != null && found.distanceKm <= REACH_KM;
    this.near.set(key, near);
    return near;
  }
}
