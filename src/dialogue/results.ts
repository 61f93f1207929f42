/** Turns an outcome into what the person reads or hears: the doors, the level of advice, and what to do next. */

import { frenchMonth, frenchNumber, joinFrench } from "../french.js";
import { isSameCommune } from "../knowledge/commune-index.js";
import { describeHours } from "../knowledge/hours/describe.js";
import { sayOpening } from "../knowledge/hours/say-opening.js";
import { isStaleOn } from "../knowledge/quality.js";
import type { NationalContact, Structure } from "../knowledge/schema.js";
import type { CepAdvice } from "../matching/cep.js";
import type { Found } from "../matching/directory.js";
import { isServed } from "../matching/profile.js";
import type { Outcome, Referral } from "../matching/refer.js";
import type { Channel, Reply } from "../turn/message.js";
import { parisDay, type World } from "../turn/world.js";
import type { Session } from "./session.js";
import type { DoorWords } from "./wording-values.js";

/** The replies that show an outcome: introduction and what has changed, one reply a door, then what to do next. */
export function showOutcome(
  outcome: Outcome,
  session: Session,
  change: string,
  channel: Channel,
  world: World,
): Reply[] {
  const { wording, flow } = world;
  const complete = outcome.referrals.map((referral, index) => doorWords(referral, index + 1, session, channel, world));
  const first = outcome.referrals[0];
  const doors = session.simple ? complete.map(inShort) : complete;
  const titles = world.sheets.offered(session.profile).map(({ title }) => title);
  const intro = wording.say("results/intro", channel, {
    urgent: urgentReminder(outcome),
    change,
    outside: session.profile.place !== null && !isServed(session.profile.place, world.knowledge),
    single: doors.length === 1,
  });
  const next = wording.say("results/suite", channel, {
    cep: cepSentence(outcome.cep, world),
    firstName: first?.found?.structure.nom ?? first?.network.in_a_sentence ?? "",
    bring: joinFrench(first?.network.bring ?? []),
    more: joinFrench(titles.map((title) => `« ${title} »`)),
  });
  const rest = uncoveredSentence(outcome, channel, world);
  return [
    { text: intro, choices: [] },
    ...doors.map((door) => ({ text: wording.say("results/door", channel, door), choices: [], door })),
    { text: rest ? `${rest}\n${next}` : next, choices: [...titles, ...flow.buttons.after_result] },
  ];
}

/** For whoever asked for easy words: one reason, and the ways to come or to call. */
function inShort(door: DoorWords): DoorWords {
  return { ...door, why: door.why.slice(0, 1), email: "", site: "" };
}

/** Why each door was chosen, on request. */
export function showReasons(outcome: Outcome, { profile }: Session, channel: Channel, world: World): Reply {
  const doors = outcome.referrals.map(({ network, found, why, source }) => ({
    name: found?.structure.nom ?? network.name,
    why,
    // A professional must be able to check the rule; to anybody else it would be jargon.
    source: profile.status === "professionnel" ? source : "",
  }));
  return { text: world.wording.say("results/pourquoi", channel, { doors }), choices: world.flow.buttons.after_result };
}

/** Everything that is known of a door, in words. */
export function doorWords(
  { network, found, why }: Referral,
  rank: number,
  session: Session,
  channel: Channel,
  { now }: World,
): DoorWords {
  const structure = found?.structure;
  return {
    rank,
    first: rank === 1,
    name: structure?.nom ?? network.name,
    does: network.does,
    why,
    address: structure ? addressOf(structure) : "",
    phone: structure?.telephone ?? "",
    email: structure?.courriel ?? "",
    site: structure?.site_web ?? "",
    distance: distanceOf(found, session),
    hours: structure ? hoursOf(structure, now) : "",
    howToReach: channel === "phone" ? saidAloud(network.how_to_reach) : network.how_to_reach,
    contact: structure?.telephone ? "" : contactSentence(network.contact),
    nationalPhone: structure?.telephone ? "" : (network.contact?.phone ?? ""),
    access: (session.profile.flags.includes("handicap") && structure?.accessibilite_lieu) || "",
    cost: network.cost,
    bring: joinFrench(network.bring),
    date: structure ? frenchMonth(structure.date_maj) : "",
    stale: structure ? isStaleOn(structure, parisDay(now)) : false,
  };
}

/** "mon-cep.org" as it is said aloud. */
function saidAloud(text: string): string {
  return text.replace(/[\w-]+(\.[\w-]+)+/g, (site) => site.replaceAll(".", " point ").replaceAll("-", " tiret "));
}

/** Inside the commune the distance says nothing: many places are known by their commune only. */
function distanceOf(found: Found | null, { profile }: Session): string {
  if (found?.distanceKm == null) return "";
  if (isSameCommune(found.structure.code_insee, profile.place?.commune)) return "dans votre commune";
  return found.distanceKm < 1 ? "à moins d'un kilomètre" : `à ${frenchNumber(found.distanceKm)} km à vol d'oiseau`;
}

/** "fermé en ce moment, ouvre lundi à 9 h (du lundi au vendredi : 9 h – 12 h)"; as the source words them when they could not be read. */
function hoursOf({ horaires_accueil: osm, horaires_texte: text, departement }: Structure, now: Date): string {
  if (osm === null) return text ?? "";
  const state = sayOpening(osm, now, departement);
  const week = describeHours(osm).join(" ; ");
  return state && week ? `${state} (${week})` : state || week;
}

function addressOf({ adresse, code_postal: postcode, commune }: Structure): string {
  return [adresse, [postcode, commune].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}

/** "Contact national : 3949 (gratuit), https://…". */
export function contactSentence(contact: NationalContact | undefined): string {
  if (!contact) return "";
  const phone = contact.phone ? `${contact.phone}${contact.phone_cost ? ` (${contact.phone_cost})` : ""}` : null;
  const parts = [phone, contact.url].filter((part) => part !== null && part !== undefined);
  return parts.length > 0 ? `${contact.label} : ${parts.join(", ")}` : "";
}

function cepSentence({ scheme, level }: CepAdvice, { knowledge, now }: World): string {
  if (level === null) return "";
  const levels = knowledge.cep.schemes.find(({ id }) => id === scheme)?.levels ?? [];
  const found = levels.find((candidate) => candidate.level === level);
  if (!found) throw new Error(`no level ${level} in the CEP scheme on ${parisDay(now)}`);
  return `Vous avez droit au conseil en évolution professionnelle (CEP), niveau ${level} : ${found.name}. ${found.gives}`;
}

function urgentReminder(outcome: Outcome): string {
  const numbers = outcome.urgent.map(({ phone }) => phone).slice(0, 2);
  return numbers.length > 0 ? `Si ça devient trop dur, à tout moment : ${numbers.join(" ou ")}.` : "";
}

function uncoveredSentence(outcome: Outcome, channel: Channel, { knowledge, wording }: World): string {
  const needs = outcome.uncovered
    .filter((need) => need !== "hors_sujet")
    .map((need) => knowledge.needs.get(need)?.label.toLowerCase())
    .filter((label) => label !== undefined);
  return needs.length > 0 ? wording.say("results/non-couvert", channel, { needs: joinFrench(needs) }) : "";
}
