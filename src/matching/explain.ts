/** Says in short French sentences why a door was chosen, so that a person can trust it or object. */

import { frenchNumber, ofName, ofSomebody } from "../french.js";
import { isSameCommune } from "../knowledge/commune-index.js";
import type { Knowledge } from "../knowledge/load.js";
import type { Network } from "../knowledge/schema.js";
import type { Found } from "./directory.js";
import { isServed, namedAs, type Profile, whoIs } from "./profile.js";

/** Beyond it (km), calling first is advised. */
const FAR_KM = 30;
const FAR_ON_FOOT_KM = 5;

/** The reasons in the order in which they weighed: the rule, then the place. */
export function explain(
  because: string | null,
  found: Found | null,
  network: Network,
  profile: Profile,
  knowledge: Knowledge,
): string[] {
  const named = namedAs(whoIs(profile));
  const rule = because ? [`Parce que ${named ? ofSomebody(because, named) : because}.`] : [];
  return [...rule, ...placeReasons(found, network, profile, knowledge)];
}

function placeReasons(found: Found | null, network: Network, profile: Profile, knowledge: Knowledge): string[] {
  if (!found) return [whyNoPlace(network, profile, knowledge)];
  const { structure, distanceKm } = found;
  if (distanceKm === null) return [`C'est le lieu connu pour ${territoryOf(profile, knowledge)}.`];
  const town = townName(profile, knowledge);
  const isSameTown = isSameCommune(structure.code_insee, profile.place?.commune);
  const distance = distanceKm < 1 ? `à moins d'un kilomètre` : `à ${frenchNumber(distanceKm)} km à vol d'oiseau`;
  const near = isSameTown
    ? `Il est dans ${namedAs(whoIs(profile)) ? "la" : "votre"} commune.`
    : `C'est le plus proche ${ofName(town)}, ${distance}.`;
  const territory = network.area === "departement" ? [`Il reçoit les habitants du département.`] : [];
  const far =
    distanceKm > farFor(profile)
      ? [`C'est loin : appelez d'abord, un rendez-vous à distance est peut-être possible.`]
      : [];
  return [near, ...widened(found, network, profile), ...territory, ...far];
}

/** Without transport, a few kilometres are far. */
function farFor({ needs }: Profile): number {
  return needs.includes("frein_mobilite") ? FAR_ON_FOOT_KM : FAR_KM;
}

/** Why a door outside the usual territory is shown: nothing known is nearer. */
function widened({ within }: Found, network: Network, profile: Profile): string[] {
  const theirs = namedAs(whoIs(profile)) ? "le" : "votre";
  if (network.area !== "near") return [];
  if (within === "beyond") return [`Il est dans un autre département : je n'en connais pas de plus proche.`];
  if (within === "departement")
    return [`Il est hors de ${theirs} bassin d'emploi : je n'en connais pas de plus proche.`];
  return [];
}

function whyNoPlace(network: Network, profile: Profile, knowledge: Knowledge): string {
  if (network.area === "own") return "C'est dans votre établissement ou chez votre employeur.";
  if (network.area === "national") return "Ce service répond à distance, partout en France.";
  if (!profile.place) return "Je n'ai pas votre commune : voici le contact national.";
  if (!isServed(profile.place, knowledge)) {
    return "Votre commune est hors des régions que je connais : voici le contact national.";
  }
  return "Je n'ai pas d'adresse sûre près de chez vous : voici comment le joindre.";
}

function territoryOf(profile: Profile, knowledge: Knowledge): string {
  const departement = knowledge.departements.get(profile.place?.departement ?? "");
  return departement ? `votre département, ${departement.name}` : "votre région";
}

function townName(profile: Profile, knowledge: Knowledge): string {
  return knowledge.communes.byCode.get(profile.place?.commune ?? "")?.name ?? "chez vous";
}
