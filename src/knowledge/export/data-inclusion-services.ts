/** What our networks offer in each place, as data.inclusion v1 services: one for each need that the network serves. */

import type { Knowledge } from "../load.js";
import type { Competence, Network, Structure } from "../schema.js";
import { NEEDS, type NeedId, type NetworkId } from "../taxonomy.js";
import { contactOf, whereOf } from "./data-inclusion.js";
import { publicTerms, SERVICE_OF_NEED, type ServiceTerm } from "./data-inclusion-terms.js";
import { type ExportFormat, JSON_ARRAY, VANISHED, type Written } from "./format.js";
import { describePublics, receivedPublics } from "./public-words.js";
import { fullDate, strictUri } from "./values.js";

/** What is the same in every place of a network. */
type Offer = ReturnType<typeof toOffer> & { need: NeedId };

/** The format of services, whose publics and words come from `knowledge`. */
export function dataInclusionServicesFormat(knowledge: Knowledge): ExportFormat {
  const offers = new Map([...knowledge.networks].map(([id, network]) => [id, offersOf(network, knowledge)]));
  return { ...JSON_ARRAY, write: (place) => write(place, offers) };
}

function write(place: Structure, offers: ReadonlyMap<NetworkId, Offer[]>): Written {
  if (place.vanished_on !== null) return { leftOut: VANISHED };
  const date = fullDate(place.date_maj);
  if (date === null) return { leftOut: "dont la date n'existe pas" };
  const services = offers.get(place.network) ?? [];
  if (services.length === 0) return { leftOut: "sans service décrit" };
  return { records: services.map((offer) => JSON.stringify(toService(place, offer, date))) };
}

/** A need served only for people of whom nothing is known has no public to publish: it is left out. */
function offersOf(network: Network, knowledge: Knowledge): Offer[] {
  return NEEDS.flatMap((need) => {
    const term = SERVICE_OF_NEED[need];
    const taking = network.serves.filter(({ best, good }) => best.includes(need) || good.includes(need));
    const informing = network.serves.filter(({ informs }) => informs.includes(need));
    const rules = taking.length > 0 ? taking : informing;
    if (!term || receivedPublics(rules).length === 0) return [];
    const type = taking.length > 0 ? term.type : "information";
    return [{ need, ...toOffer(need, network, rules, { ...term, type }, knowledge) }];
  });
}

function toOffer(need: NeedId, network: Network, rules: Competence[], term: ServiceTerm, knowledge: Knowledge) {
  const publics = receivedPublics(rules);
  const label = knowledge.needs.get(need)?.label ?? need;
  const forProfessionals = rules.some(({ who }) => who.statuses?.includes("professionnel"));
  return {
    nom: `${label} – ${network.name}`,
    description: `${label}. ${network.does}`,
    type: term.type,
    thematiques: term.thematiques.length > 0 ? term.thematiques : null,
    frais: network.cost === "gratuit" ? "gratuit" : null,
    frais_precisions: network.cost === "gratuit" ? null : network.cost,
    publics: publicTerms(publics),
    publics_precisions: describePublics(publics, knowledge),
    conditions_acces: network.bring.length > 0 ? `À apporter : ${network.bring.join(" ; ")}` : null,
    mobilisable_par: forProfessionals ? ["usagers", "professionnels"] : ["usagers"],
  };
}

/** The hours are those of the structure, which the schema lets a service leave out. */
function toService(place: Structure, { need, nom, description, ...offer }: Offer, date: string) {
  const contact = contactOf(place);
  return {
    source: place.source,
    structure_id: place.id,
    id: `${place.id}--${need}`,
    nom,
    description,
    lien_source: strictUri(place.lien_source),
    date_maj: date,
    ...offer,
    ...whereOf(place),
    ...contact,
    modes_accueil: place.adresse === null ? null : ["en-presentiel"],
    zone_eligibilite: place.zone_eligibilite.length > 0 ? place.zone_eligibilite : null,
    modes_mobilisation: waysIn(contact),
  };
}

function waysIn({ telephone, courriel }: ReturnType<typeof contactOf>): string[] | null {
  const ways = [...(courriel === null ? [] : ["envoyer-un-courriel"]), ...(telephone === null ? [] : ["telephoner"])];
  return ways.length > 0 ? ways : null;
}
