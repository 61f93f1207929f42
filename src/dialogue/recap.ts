/** Says back what was understood, one fact at a time, so that the person can correct it. */

import { atPlace, ofSomebody } from "../french.js";
import type { Knowledge } from "../knowledge/load.js";
import type { Concerned, FlagId, NeedId } from "../knowledge/taxonomy.js";
import { exactAge, namedAs, type Profile, whoIs } from "../matching/profile.js";

/** Flags worth saying back; age bands and distress are not. */
const SAID_FLAGS: readonly FlagId[] = [
  "handicap",
  "cadre",
  "interim",
  "agriculture",
  "spectacle",
  "sante_social",
  "femme_droits",
  "etranger",
];

/** "vous avez 17 ans", "vous n'êtes plus à l'école", "vous êtes à Dreux", "vous voulez repartir". */
export function recapFacts(profile: Profile, knowledge: Knowledge): string[] {
  const who = whoIs(profile);
  const named = namedAs(who);
  const status = profile.status === "unknown" ? undefined : knowledge.statuses.get(profile.status)?.said;
  const flags = profile.flags.filter((flag) => SAID_FLAGS.includes(flag));
  const facts = [
    ASKS_FOR[who],
    ...(who === "client" ? [status] : []),
    ageSaid(profile, named),
    aboutThem(status, named),
    ...flags.map((flag) => aboutThem(knowledge.flags.get(flag)?.said, named)),
    aboutThem(placeSaid(profile, knowledge), named),
    ...profile.needs.map((need) => aboutThem(knowledge.needs.get(need)?.said, isOfAsker(need) ? "" : named)),
  ].filter((fact) => fact !== null && fact !== undefined);
  return [...new Set(facts)];
}

/** Needs of whoever writes, even for somebody else. */
function isOfAsker(need: NeedId): boolean {
  return need === "horaires_contact" || need === "rdv_humain" || need === "droits_travail";
}

/** Said first; a status says by itself that somebody is accompanied. */
const ASKS_FOR: Record<Concerned, string | null> = {
  self: null,
  child: "vous posez la question pour votre enfant",
  client: null,
  relative: "vous posez la question pour quelqu'un",
};

function ageSaid(profile: Profile, named: string): string | null {
  const age = exactAge(profile);
  const who = named ? `${named} a` : "vous avez";
  if (age !== null) return `${who} ${age} ans`;
  if (!profile.ages) return null;
  const [from, to] = profile.ages;
  if (from === 0) return `${who} moins de ${to + 1} ans`;
  return to >= 100 ? `${who} ${from} ans ou plus` : `${who} entre ${from} et ${to} ans`;
}

/** A situation is worded for the person who writes; whoever asks for somebody hears it of them. */
function aboutThem(said: string | undefined, named: string): string | undefined {
  return named && said ? ofSomebody(said, named) : said;
}

function placeSaid(profile: Profile, knowledge: Knowledge): string | undefined {
  const { place } = profile;
  const commune = place?.commune ? knowledge.communes.byCode.get(place.commune) : undefined;
  if (commune) return `vous êtes ${atPlace(commune.name)}`;
  const departement = place?.departement ? knowledge.departements.get(place.departement) : undefined;
  if (departement) return `vous êtes ${departement.in_a_sentence}`;
  const region = place?.region ? knowledge.regions.get(place.region) : undefined;
  return region ? `vous êtes ${region.in_a_sentence}` : undefined;
}
