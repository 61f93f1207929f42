/** Says in French whether a place is open, until when, or when it opens next. */

import { frenchDay } from "../../french.js";
import { frenchTime } from "./describe.js";
import { openingAt } from "./opening.js";
import { type WallClock, wallClockOf } from "./wall-clock.js";
import { FRENCH_DAYS } from "./week.js";

const DAY_MS = 24 * 3_600_000;

/**
 * "ouvert en ce moment, jusqu'à 17 h", "fermé en ce moment, ouvre demain à 9 h"; empty when nobody can tell.
 * @param osm the hours, in OSM opening_hours syntax
 */
export function sayOpening(osm: string, now: Date, departement: string | null): string {
  const { open, next } = openingAt(osm, now, departement);
  if (open === null) return "";
  const state = open ? "ouvert en ce moment" : "fermé en ce moment";
  if (!next) return state;
  const turn = wallClockOf(next);
  const day = dayFrom(wallClockOf(now), turn);
  if (!open) return `${state}, ouvre ${day} à ${timeOf(turn)}`.replace("  ", " ");
  return day === "" ? `${state}, jusqu'à ${timeOf(turn)}` : state;
}

/** "" on the same day, "demain", "lundi" within the week, then "le 4 janvier". */
function dayFrom(today: WallClock, day: WallClock): string {
  const days = Math.floor(day.getTime() / DAY_MS) - Math.floor(today.getTime() / DAY_MS);
  if (days === 0) return "";
  if (days === 1) return "demain";
  if (days < 7) return FRENCH_DAYS[(day.getDay() + 6) % 7] ?? "";
  return `le ${frenchDay(day.getDate(), day.getMonth() + 1)}`;
}

function timeOf(wall: WallClock): string {
  return frenchTime(wall.getHours() * 60 + wall.getMinutes());
}
