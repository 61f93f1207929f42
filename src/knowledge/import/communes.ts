/** Builds the compact list of the communes of France from the official list, coordinates and employment areas. */

import type { CommuneRow, MergedCommuneRow } from "../schema.js";

/** Entry of the official list (npm package @etalab/decoupage-administratif). */
export interface OfficialCommune {
  code: string;
  nom: string;
  type: string;
  codesPostaux?: string[];
  population?: number;
  /** Of a municipal arrondissement: the city it is part of. */
  commune?: string;
  /** Of a delegated or associated commune: the commune into which it was merged. */
  chefLieu?: string;
}

/** Coordinates by INSEE code: latitude, longitude in degrees. */
export type Coordinates = Record<string, [number, number]>;

/** Commune of the first regions with its employment area ("zone d'emploi 2020"). */
export interface ZonedCommune {
  code: string;
  lat: number | null;
  lon: number | null;
  ze: string | null;
}

/** Rows of communes.json, by INSEE code: today's communes and the municipal arrondissements. */
export function buildCommunes(
  official: OfficialCommune[],
  coordinates: Coordinates,
  zoned: ZonedCommune[],
): CommuneRow[] {
  const zones = new Map(zoned.map((commune) => [commune.code, commune]));
  const cities = middleOfArrondissements(official, coordinates);
  return official
    .filter((commune) => commune.type === "commune-actuelle" || commune.type === "arrondissement-municipal")
    .map((commune): CommuneRow => {
      const zone = zones.get(commune.code);
      const [lat, lon] = coordinates[commune.code] ??
        cities.get(commune.code) ?? [zone?.lat ?? null, zone?.lon ?? null];
      return [
        commune.code,
        commune.nom,
        commune.codesPostaux ?? [],
        commune.population ?? 0,
        lat,
        lon,
        zone?.ze ?? null,
      ];
    })
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** Communes that were merged into another, by INSEE code; one may keep its code under the new name. */
export function buildMergedCommunes(official: OfficialCommune[]): MergedCommuneRow[] {
  const names = new Map(official.filter(({ type }) => type === "commune-actuelle").map(({ code, nom }) => [code, nom]));
  return official
    .filter(({ type }) => type === "commune-deleguee" || type === "commune-associee")
    .filter(({ code, nom, chefLieu = "" }) => names.has(chefLieu) && (code !== chefLieu || nom !== names.get(chefLieu)))
    .map(({ code, nom, chefLieu = "" }): MergedCommuneRow => [code, nom, chefLieu])
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** Paris and Lyon have coordinates only by arrondissement: the city is put in the middle of them. */
function middleOfArrondissements(official: OfficialCommune[], coordinates: Coordinates): Map<string, [number, number]> {
  const points = new Map<string, [number, number][]>();
  for (const { code, commune } of official) {
    const point = coordinates[code];
    if (commune && point) points.set(commune, [...(points.get(commune) ?? []), point]);
  }
  return new Map(
    [...points].map(([city, of]) => [city, [mean(of.map(([lat]) => lat)), mean(of.map(([, lon]) => lon))]]),
  );
}

function mean(values: number[]): number {
  return Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4));
}

/** One row a line, so that a change of one commune is one changed line. */
export function formatCommunes(rows: readonly (CommuneRow | MergedCommuneRow)[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`;
}
