/** The directory as data.inclusion v1 structures: what that schema knows, and nothing else. */

import { RESEAU_OF_NETWORK } from "../formats/data-inclusion-fields.js";
import { describeHours } from "../hours/describe.js";
import { holidayArea } from "../hours/holiday-area.js";
import { parseExpression } from "../hours/library.js";
import type { Structure } from "../schema.js";
import { type ExportFormat, JSON_ARRAY, VANISHED, type Written } from "./format.js";
import { fullDate, internationalPhone, strictUri } from "./values.js";

const NAME_LENGTH = { min: 3, max: 150 };
const DESCRIPTION_LENGTH = { min: 5, max: 10_000 };

export const dataInclusionFormat: ExportFormat = { ...JSON_ARRAY, write };

function write(place: Structure): Written {
  if (place.vanished_on !== null) return { leftOut: VANISHED };
  const date = fullDate(place.date_maj);
  const nom = nameOf(place);
  if (nom === null) return { leftOut: "dont le nom est trop court" };
  if (date === null) return { leftOut: "dont la date n'existe pas" };
  return { records: [JSON.stringify(toStructure(place, nom, date))] };
}

function toStructure(place: Structure, nom: string, date: string) {
  const reseau = RESEAU_OF_NETWORK[place.network];
  return {
    source: place.source,
    id: place.id,
    nom,
    date_maj: date,
    description: descriptionOf(place),
    lien_source: strictUri(place.lien_source),
    siret: place.siret,
    ...whereOf(place),
    ...contactOf(place),
    site_web: strictUri(place.site_web),
    horaires_accueil: hoursOf(place),
    accessibilite_lieu: strictUri(place.accessibilite_lieu),
    reseaux_porteurs: reseau ? [reseau] : null,
  };
}

/** Address and position, under the names that structures and services share. */
export function whereOf(place: Structure) {
  const located = place.latitude !== null && place.longitude !== null;
  return {
    commune: place.commune,
    code_postal: place.code_postal !== null && /^\d{5}$/.test(place.code_postal) ? place.code_postal : null,
    code_insee: place.code_insee,
    adresse: place.adresse,
    complement_adresse: place.complement_adresse,
    longitude: located ? place.longitude : null,
    latitude: located ? place.latitude : null,
  };
}

/** Phone (E.164 where it can be) and mailbox, under the names that structures and services share. */
export function contactOf(place: Structure) {
  return {
    telephone: place.telephone === null ? null : internationalPhone(place.telephone),
    courriel: place.courriel,
  };
}

/** The schema wants 3 to 150 characters without a full stop at the end. */
function nameOf({ nom }: Structure): string | null {
  const name = nom.replace(/\.+$/, "").trim();
  if (Array.from(name).length < NAME_LENGTH.min) return null;
  return shortened(name, NAME_LENGTH.max);
}

function descriptionOf({ description }: Structure): string | null {
  if (description === null || description.trim().length < DESCRIPTION_LENGTH.min) return null;
  return shortened(description, DESCRIPTION_LENGTH.max);
}

/** `text` within `length` characters (not UTF-16 units), as JSON Schema counts them. */
function shortened(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}

/** Only true OSM expressions: a timetable in French would be read as one, and wrongly. */
function hoursOf({ horaires_accueil: hours, departement }: Structure): string | null {
  if (hours === null) return null;
  const isOsm =
    describeHours(hours).length > 0 || parseExpression(hours, holidayArea(departement ?? "") ?? "") !== null;
  return isOsm ? hours : null;
}
