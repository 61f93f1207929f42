/** Reads the opening hours of a record of the DILA directory ("plage_ouverture") into OSM syntax: all of them, or nothing. */

import { z } from "zod";
import { fold } from "../../understanding/tokens.js";
import { saysByAppointment } from "./from-text.js";
import {
  BY_APPOINTMENT,
  closedWeek,
  FRENCH_DAYS,
  minutesOf,
  orderRanges,
  type TimeRange,
  type Week,
  weekToOsm,
} from "./week.js";

const time = z.string().regex(/^(\d\d:\d\d:00)?$/);
const periodSchema = z.object({
  nom_jour_debut: z.string(),
  nom_jour_fin: z.string(),
  valeur_heure_debut_1: time,
  valeur_heure_fin_1: time,
  valeur_heure_debut_2: time,
  valeur_heure_fin_2: time,
  commentaire: z.string().default(""),
});
type Period = z.infer<typeof periodSchema>;

/**
 * The OSM opening_hours expression of a record's parsed `plage_ouverture`; null when it is empty, impossible, or bears a
 * comment that is not understood (a comment may take back what the hours say).
 */
export function hoursFromDila(plageOuverture: unknown): string | null {
  const periods = z.array(periodSchema).safeParse(plageOuverture);
  if (!periods.success) return null;
  const week = closedWeek();
  return periods.data.every((period) => addPeriod(week, period)) ? weekToOsm(week) : null;
}

/** Adds a period to the days it covers; false when it cannot be. */
function addPeriod(week: Week, period: Period): boolean {
  const comment = saysByAppointment(period.commentaire) ? BY_APPOINTMENT : period.commentaire.trim();
  const first = dayNumber(period.nom_jour_debut);
  const last = period.nom_jour_fin === "" ? first : dayNumber(period.nom_jour_fin);
  const days = first === -1 ? [] : week.slice(first, last + 1);
  const added = rangesOf(period);
  if (!["", BY_APPOINTMENT].includes(comment) || days.length === 0 || added.length === 0) return false;
  return days.every((day) => {
    const ranges = orderRanges([...day.ranges, ...added]);
    if (!ranges || (day.ranges.length > 0 && day.comment !== (comment || null))) return false;
    day.ranges = ranges;
    day.comment = comment || null;
    return true;
  });
}

function dayNumber(name: string): number {
  return FRENCH_DAYS.indexOf(fold(name.trim()));
}

/** The one or two ranges of a period; half of a range is kept as it is, and found impossible later. */
function rangesOf(period: Period): TimeRange[] {
  const pairs = [
    [period.valeur_heure_debut_1, period.valeur_heure_fin_1],
    [period.valeur_heure_debut_2, period.valeur_heure_fin_2],
  ];
  return pairs
    .filter(([from, to]) => from || to)
    .map(([from = "", to = ""]) => ({ from: minutesOf(from), to: minutesOf(to) }));
}
