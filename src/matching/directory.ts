/** Finds the structure of a network that receives a given place: by its catchment area, then the nearest, then the fresher. */

import { around } from "geokdbush";
import KDBush from "kdbush";
import { type Commune, isSameCommune } from "../knowledge/commune-index.js";
import type { Knowledge } from "../knowledge/load.js";
import { factsDay } from "../knowledge/quality.js";
import type { Network, Structure } from "../knowledge/schema.js";
import type { NetworkId } from "../knowledge/taxonomy.js";
import { receives } from "./catchment.js";
import type { Place } from "./profile.js";
import { whoseTurn } from "./rotation.js";

/** How wide the search had to go from where the person is; `wide` when only a territory is known. */
export type Within = "commune" | "employment_area" | "departement" | "beyond" | "wide";

export interface Found {
  structure: Structure;
  /** Great-circle kilometres from the commune, one decimal; null when the commune is not known. */
  distanceKm: number | null;
  within: Within;
}

/** A structure across a département border must be this much nearer (km): most networks receive by département. */
const BORDER_KM = 8;
/** One outside the employment area must be this much nearer (km): roads and buses follow where people work. */
const AREA_KM = 3;
/** Beyond it (km, a day's return journey) a place is of no use, and the national contact is given instead. */
const FARTHEST_KM = 150;
/** How many of the nearest places are compared. */
const NEIGHBOURS = 8;

interface NetworkPlaces {
  located: Structure[];
  index: KDBush | null;
  /** Without coordinates: contacts that serve a whole territory. */
  elsewhere: Structure[];
}

export class Directory {
  private readonly places = new Map<NetworkId, NetworkPlaces>();
  private readonly chiefTowns: ReadonlyMap<string, Commune>;
  /** What was found for a place on a day, as long as its session holds it: one turn looks for the same doors several times. */
  private readonly lately = new WeakMap<Place, { day: string; doors: Map<NetworkId, Found | null> }>();

  constructor(private readonly knowledge: Knowledge) {
    for (const [network, structures] of groupByNetwork(knowledge.structures.filter(isListed)))
      this.places.set(network, indexPlaces(structures));
    this.chiefTowns = largestTowns(knowledge);
  }

  /** The structure of `network` for this place on a day (AAAA-MM-JJ), or null when none is known there. */
  find(network: Network, place: Place | null, day: string): Found | null {
    if (!place || network.area === "national") return null;
    const doors = this.foundOn(day, place);
    const known = doors.get(network.id);
    if (known !== undefined) return known;
    const found = this.lookFor(network, place, day);
    doors.set(network.id, found);
    return found;
  }

  private foundOn(day: string, place: Place): Map<NetworkId, Found | null> {
    const lately = this.lately.get(place);
    if (lately?.day === day) return lately.doors;
    const doors = new Map<NetworkId, Found | null>();
    this.lately.set(place, { day, doors });
    return doors;
  }

  private lookFor(network: Network, place: Place, day: string): Found | null {
    const places = this.places.get(network.id);
    if (!places) return null;
    const town = this.townOf(place);
    const here = town ? this.nearest(places, network, place, town, day) : null;
    if (here) return place.commune ? here : { ...here, distanceKm: null, within: "wide" };
    const contact = places.elsewhere.find((structure) => structure.region === place.region);
    return contact ? { structure: contact, distanceKm: null, within: "wide" } : null;
  }

  private townOf(place: Place): Commune | undefined {
    const commune = place.commune ? this.knowledge.communes.byCode.get(place.commune) : undefined;
    return commune?.lat != null ? commune : place.departement ? this.chiefTowns.get(place.departement) : undefined;
  }

  /** The places that nothing but their turn tells apart, the one shown on this day among them; in the order of their ids. */
  equals(network: Network, place: Place): Found[] {
    const town = this.townOf(place);
    const places = this.places.get(network.id);
    return town && places ? this.nearestEquals(places, network, place, town) : [];
  }

  private nearest(places: NetworkPlaces, network: Network, place: Place, town: Commune, day: string): Found | null {
    return whoseTurn(this.nearestEquals(places, network, place, town), day) ?? null;
  }

  private nearestEquals(places: NetworkPlaces, network: Network, place: Place, town: Commune): Neighbour[] {
    if (!places.index || town.lat === null || town.lon === null) return [];
    const allowed = (item: number) => mayReceive(network, places.located[item], place);
    const farthest = network.area === "near" ? FARTHEST_KM : Number.POSITIVE_INFINITY;
    const neighbours = around(places.index, town.lon, town.lat, NEIGHBOURS, farthest, allowed)
      .map((item) => places.located[item as number])
      .filter((structure) => structure !== undefined)
      .map((structure) => this.seenFrom(town, place, structure))
      .sort(byPlaceAndFreshness);
    const equals = neighbours.filter((each) => neighbours[0] && byPlaceAndFreshness(each, neighbours[0]) === 0);
    return equals.sort((a, b) => (a.structure.id < b.structure.id ? -1 : 1));
  }

  private seenFrom(town: Commune, place: Place, structure: Structure): Neighbour {
    const distanceKm = kilometres(town, structure);
    const within = this.withinOf(town, place, structure);
    const border = structure.departement === place.departement ? 0 : BORDER_KM;
    const area = within === "commune" || within === "employment_area" ? 0 : AREA_KM;
    const own = receives(structure, place) === "yes";
    return { structure, distanceKm, within, own, cost: Number((distanceKm + border + area).toFixed(1)) };
  }

  private withinOf(town: Commune, place: Place, { code_insee: code, departement }: Structure): Within {
    if (isSameCommune(code, place.commune)) return "commune";
    const area = this.knowledge.communes.byCode.get(code ?? "")?.employmentArea;
    // Outside the first regions the employment areas are not known: nothing is then said of them.
    const sameArea = town.employmentArea === null ? departement === place.departement : area === town.employmentArea;
    if (sameArea) return "employment_area";
    return departement === place.departement ? "departement" : "beyond";
  }
}

interface Neighbour extends Found {
  distanceKm: number;
  /** Its record says that it receives the people of this place. */
  own: boolean;
  /** Kilometres, with those that a border is worth. */
  cost: number;
}

/** The one that receives the people of this place, then the nearer, then the one whose facts are fresher. */
function byPlaceAndFreshness(a: Neighbour, b: Neighbour): number {
  const [fresh, fresher] = [factsDay(a.structure), factsDay(b.structure)];
  return Number(b.own) - Number(a.own) || a.cost - b.cost || (fresh === fresher ? 0 : fresh > fresher ? -1 : 1);
}

/** A place that its source no longer lists, or that a better record describes, is not shown. */
function isListed({ vanished_on: vanished, same_as: others }: Structure): boolean {
  return vanished === null && others.length === 0;
}

function mayReceive(network: Network, structure: Structure | undefined, place: Place): boolean {
  if (!structure || receives(structure, place) === "no") return false;
  if (network.area === "departement" || network.area === "own") return structure.departement === place.departement;
  if (network.area === "region") return structure.region === place.region;
  return true;
}

function groupByNetwork(structures: readonly Structure[]): Map<NetworkId, Structure[]> {
  const groups = new Map<NetworkId, Structure[]>();
  for (const structure of structures) {
    const group = groups.get(structure.network);
    if (group) group.push(structure);
    else groups.set(structure.network, [structure]);
  }
  return groups;
}

function indexPlaces(structures: readonly Structure[]): NetworkPlaces {
  const located = structures.filter(({ latitude, longitude }) => latitude !== null && longitude !== null);
  const elsewhere = structures.filter(({ latitude, longitude }) => latitude === null || longitude === null);
  if (located.length === 0) return { located, index: null, elsewhere };
  const index = new KDBush(located.length);
  for (const { longitude, latitude } of located) index.add(longitude ?? 0, latitude ?? 0);
  index.finish();
  return { located, index, elsewhere };
}

/** The most populous commune of each département stands for it when the commune is not known. */
function largestTowns(knowledge: Knowledge): Map<string, Commune> {
  const towns = new Map<string, Commune>();
  for (const commune of knowledge.communes.byCode.values()) {
    const largest = towns.get(commune.departement);
    if (commune.lat !== null && commune.population > (largest?.population ?? -1))
      towns.set(commune.departement, commune);
  }
  return towns;
}

const EARTH_RADIUS_KM = 6371;

/** Great-circle distance in kilometres, to one decimal. */
function kilometres(from: Commune, to: Structure): number {
  const radians = Math.PI / 180;
  const [lat1, lat2] = [(from.lat ?? 0) * radians, (to.latitude ?? 0) * radians];
  const half =
    Math.sin((lat2 - lat1) / 2) ** 2 +
    Math.cos(lat1) * Math.cos(lat2) * Math.sin((((to.longitude ?? 0) - (from.lon ?? 0)) * radians) / 2) ** 2;
  return Number((2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(half))).toFixed(1));
}
