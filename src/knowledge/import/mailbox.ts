/** Tells a person's own mailbox from that of a service: only the second is ever shown. */

import { words } from "../../understanding/tokens.js";

/** Frequent first names of people at work in France; a name of place alone ("valentin") never counts. */
const FIRST_NAMES = new Set(
  words(`adele agathe agnes alain alexandra alexandre alexis alice aline amandine amelie anais andre anne annie anthony
    antoine arnaud aude audrey aurelie aurore axel baptiste beatrice benedicte benjamin benoit bernadette bernard
    brigitte bruno camille carine carole caroline catherine cecile cedric celia celine chantal charlene charlotte
    chloe christel christele christelle christian christiane christine christophe claire claude claudine clemence
    clement colette coralie corinne cyril damien daniel daniele david deborah delphine denis didier dominique dorothee
    edith edouard elisabeth elise elodie emeline emilie emma emmanuel emmanuelle eric estelle etienne eva evelyne
    fabienne fabrice fanny fatima florence florent florian franck francis francois francoise frederic frederique
    gaelle genevieve georges geraldine gerard ghislaine gilles gregory guillaume guy helene henri herve hugo ingrid
    isabelle jacqueline jacques jean jeanne jerome jessica joel joelle johanna jonathan josiane julia julie julien
    juliette karim karine katia laetitia laura laure laurence laurent lea lionel lise louis louise lucie ludovic magali
    malika manon marc margaux marianne marie marina marine marion marjorie martine mathieu mathilde maud maxime
    melanie melissa michel michele mickael mireille mohamed monique morgane muriel mylene myriam nadege nadia nadine
    nathalie nicolas nicole noemie olivia olivier ophelie oriane pascal pascale patrice patricia patrick paul pauline
    philippe pierre priscilla rachel raphael regine regis remi rene richard robert roland romain sabine sabrina samira
    samuel sandra sandrine sarah sebastien serge severine solange solene sonia sophie stephane stephanie sylvain
    sylvette sylvie tatiana theo therese thierry thomas tiphaine valerie vanessa veronique vincent virginie viviane
    xavier yann yannick yves yvette yvonne zoe`),
);

/** Words that only a service's mailbox holds. */
const SERVICE =
  /(accueil|contact|info|mairie|mission|locale|^ml|cio|ce$|msap|franceservices?|services?|^fs|pij|bij|crij|cij|vae|emploi|jeune|espace|maison|direction|secretariat|greta|cidff|mdph|agence|apec|cci|cma|ville|centre|relais|point|orientation|formation|public|antenne|saint|sainte|mont|pont|fort|bourg)/;

/** True of "marie.durand@", "m.durand@", "durand-marie@": a mailbox that names a person. */
export function isNominative(email: string): boolean {
  const parts = (email.toLowerCase().split("@")[0] ?? "").split(/[._-]/).map((part) => part.replace(/\d+$/, ""));
  if (parts.length < 2 || parts.length > 3 || parts.some((part) => SERVICE.test(part))) return false;
  if (parts.some((part) => FIRST_NAMES.has(part))) return true;
  return parts.length === 2 && parts[0]?.length === 1 && (parts[1]?.length ?? 0) > 3;
}
