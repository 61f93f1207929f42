/** Recognises our networks by the name of a place, for the sources that have no code for them. */

import { words } from "../../understanding/tokens.js";
import type { NetworkId } from "../taxonomy.js";

/** Against the words of the name, without accents, one space between. The first that matches wins. */
const NAMES: readonly [RegExp, NetworkId][] = [
  [/^mission locale\b/, "mission_locale"],
  [/^(cio|centre d information et d orientation)\b/, "cio"],
  [/^(france travail|pole emploi)\b/, "france_travail"],
  [/^cap emploi\b/, "cap_emploi"],
  [/^apecita\b/, "apecita"],
  [/^(apec|association pour l emploi des cadres)\b/, "apec"],
  [/^transitions? pro\b/, "transitions_pro"],
  [/^(scuio|suio|service commun universitaire d information)\b/, "scuio"],
  [/^cite des metiers\b/, "cite_des_metiers"],
  [/\bchambre (departementale |regionale |interdepartementale )?d agriculture\b/, "chambre_agriculture"],
  [/\bchambre (departementale |regionale |interdepartementale )?(de|des) metiers\b|^cma\b/, "cma"],
  [/\bchambre (departementale |regionale )?de commerce\b|^cci\b/, "cci"],
  [/^(centre d information sur les droits des femmes|cidff)\b/, "cidff"],
  [/^(info jeunes|bureau information jeunesse|point information jeunesse|crij|cij|bij|pij)\b/, "info_jeunes"],
  [/^(mdph|maison departementale des personnes handicapees)\b/, "mdph"],
  [/^france services?\b/, "france_services"],
  [/^(conseil departemental|departement (de|du|des|d))\b/, "conseil_departemental"],
  [/^(conseil regional|region)\b/, "conseil_regional"],
  [/^(espace conseil vae|point relais conseil)\b/, "espace_conseil_vae"],
  [/^(ecole de la deuxieme chance|ecole de la 2e chance|e2c)\b/, "e2c"],
  [/^epide\b/, "epide"],
  [/^bge\b/, "bge"],
  [/^mife\b/, "mife"],
  [/^maison de l emploi\b/, "maison_emploi"],
  [/^greta\b/, "greta"],
  [/^agefiph\b/, "agefiph"],
];

/** The network that the beginning of a name says, or null. */
export function networkOfName(name: string | null): NetworkId | null {
  if (!name) return null;
  const plain = words(name.slice(0, 200)).join(" ");
  return NAMES.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
