/** Places read in messages, said in a few words for the expectations. */

import { expect } from "chai";
import { PlaceReader, type PlaceReading, placeName } from "../../src/understanding/place.js";
import { tokenize } from "../../src/understanding/tokens.js";
import { realWorld } from "./world.js";

let reader: PlaceReader | undefined;

/** The place of a message; `asked` when it answers the question of the commune. */
export function readPlace(text: string, asked = false): PlaceReading | null {
  reader ??= new PlaceReader(realWorld().knowledge);
  return reader.read(tokenize(text), asked);
}

/** "Dreux (28)", "région Occitanie", "département Gers", "plusieurs Saint-Denis", "rien". */
export function described(reading: PlaceReading | null): string {
  if (!reading) return "rien";
  if (reading.kind === "commune") return `${reading.commune.name} (${reading.commune.departement})`;
  if (reading.kind === "several") return `plusieurs ${placeName(reading)}`;
  return reading.kind === "departement" ? `département ${placeName(reading)}` : `région ${placeName(reading)}`;
}

/** Each message with the place that must be read in it. */
export function readsPlaces(expected: Record<string, string>, asked = false): void {
  for (const [text, place] of Object.entries(expected)) expect(described(readPlace(text, asked)), text).to.equal(place);
}
