/** Finds the structure of a network that receives a given place: the nearest, or the one of its département or region. */

import { around } from "geokdbush";
import KDBush from "kdbush";
import type { Commune } from "../knowledge/commune-index.js";
import type { Knowledge } from "../knowledge/load.js";
import type { Network, Structure } from "../knowledge/schema.js";
import type { NetworkId } from "../knowledge/taxonomy.js";
import type { Place } from "./profile.js";

export interface Found {
  structure: Structure;
  /** Great-circle kilometres from the commune, one decimal; null when the commune is not known. */
  distanceKm: number | null;
}

/** A structure across a département border must be this much nearer (km): most networks receive by département. */
const BORDER_KM = 8;
/** Beyond it (km, a day's return journey) a place is of no use, and the national contact is given instead. */
const FARTHEST_KM = 150;
/** How many neighbours are compared for that. */
const NEIGHBOURS = 6;

interface NetworkPlaces {
  located: Structure[];
  index: KDBush | null;
  /** Without coordinates: contacts that serve a whole territory. */
  elsewhere: Structure[];
}

export class Directory {
  private readonly places = new Map<NetworkId, NetworkPlaces>();
  private readonly chiefTowns: ReadonlyMap<string, Commune>;
  /** What was found for a place, as long as its session holds it: one turn looks for the same doors several times. */
  private readonly lately = new WeakMap<Place, Map<NetworkId, Found | null>>();

  constructor(private readonly knowledge: Knowledge) {
    for (const [network, structures] of groupByNetwork(knowledge.structures.filter(isListed)))
      this.places.set(network, indexPlaces(structures));
    this.chiefTowns = largestTowns(knowledge);
  }

  /** The structure of `network` for this place, or null when none is known there. */
  find(network: Network, place: Place | null): Found | null {
    if (!place || network.area === "own" || network.area === "national") return null;
    const lately = this.lately.get(place) ?? new Map<NetworkId, Found | null>();
    this.lately.set(place, lately);
    const known = lately.get(network.id);
    if (known !== undefined) return known;
    const found = this.lookFor(network, place);
    lately.set(network.id, found);
    return found;
  }

  private lookFor(network: Network, place: Place): Found | null {
    const places = this.places.get(network.id);
    if (!places) return null;
    const town = this.townOf(place);
    const here = town ? this.nearest(places, network, place, town) : null;
    if (here) return place.commune ? here : { ...here, distanceKm: null };
    const contact = places.elsewhere.find((structure) => structure.region === place.region);
    return contact ? { structure: contact, distanceKm: null } : null;
  }

  private townOf(place: Place): Commune | undefined {
    const commune = place.commune ? this.knowledge.communes.byCode.get(place.commune) : undefined;
    return commune?.lat != null ? commune : place.departement ? this.chiefTowns.get(place.departement) : undefined;
  }

  private nearest(places: NetworkPlaces, network: Network, place: Place, town: Commune): Found | null {
    if (!places.index || town.lat === null || town.lon === null) return null;
    const allowed = (item: number) => receives(network, places.located[item], place);
    const farthest = network.area === "near" ? FARTHEST_KM : Number.POSITIVE_INFINITY;
    const neighbours = around(places.index, town.lon, town.lat, NEIGHBOURS, farthest, allowed)
      .map((item) => places.located[item as number])
      .filter((structure) => structure !== undefined)
      .map((structure) => ({ structure, distanceKm: kilometres(town, structure) }));
    const cost = (found: { structure: Structure; distanceKm: number }) =>
      found.distanceKm + (found.structure.departement === place.departement ? 0 : BORDER_KM);
    return neighbours.sort((a, b) => cost(a) - cost(b) || (a.structure.id < b.structure.id ? -1 : 1))[0] ?? null;
  }
}

/** A place that its source no longer lists, or that a better record describes, is not shown. */
function isListed({ vanished_on: vanished, same_as: others }: Structure): boolean {
  return vanished === null && others.length === 0;
}

function receives(network: Network, structure: Structure | undefined, place: Place): boolean {
  if (!structure) return false;
  if (network.area === "departement") return structure.departement === place.departement;
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
