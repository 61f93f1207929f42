/** The directory as GeoJSON (RFC 7946), to be drawn on a map: only the places whose position is known. */

import type { Structure } from "../schema.js";
import { type ExportFormat, VANISHED, type Written } from "./format.js";
import { known } from "./values.js";

export const geojsonFormat: ExportFormat = {
  start: '{"type":"FeatureCollection","features":[\n',
  between: ",\n",
  end: "\n]}\n",
  write,
};

/** Longitude comes first (RFC 7946, section 3.1.1). */
function write(place: Structure): Written {
  const { id, latitude, longitude, vanished_on, ...properties } = place;
  if (vanished_on !== null) return { leftOut: VANISHED };
  if (latitude === null || longitude === null) return { leftOut: "sans position" };
  const geometry = { type: "Point", coordinates: [longitude, latitude] };
  return { records: [JSON.stringify({ type: "Feature", id, geometry, properties: known(properties) })] };
}
