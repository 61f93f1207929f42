/** The words that each sentence may use, with an example of each: the contract between the code and dialogs/. */

export interface HelplineWords {
  label: string;
  phone: string;
  cost: string;
  hours: string;
}

export interface DoorWords {
  rank: number;
  first: boolean;
  name: string;
  does: string;
  why: string[];
  address: string;
  phone: string;
  email: string;
  site: string;
  distance: string;
  /** "ouvert en ce moment, jusqu'à 12 h (du lundi au vendredi : 9 h – 12 h)". */
  hours: string;
  howToReach: string;
  contact: string;
  /** Number of the network, when the place has none. */
  nationalPhone: string;
  /** "d'août 2019". */
  date: string;
  stale: boolean;
  /** Page on the accessibility of the place, for whoever said a disability; "" when not known. */
  access: string;
  /** "gratuit". */
  cost: string;
  /** "une pièce d'identité et votre CV", or "". */
  bring: string;
}

const NOTHING = {};
/** How somebody else is named whom the question is about, "" for oneself; and whether it is a child. */
const QUESTION = { named: "votre enfant", child: true };
const HELPLINE: HelplineWords = { label: "Numéro national", phone: "3114", cost: "gratuit", hours: "24 h/24" };
const DOOR: DoorWords = {
  rank: 1,
  first: true,
  name: "Mission locale",
  does: "Elle accompagne les jeunes.",
  why: ["Parce que vous avez 17 ans."],
  address: "1 rue Haute, 28100 Dreux",
  phone: "01 99 00 12 34",
  email: "contact@example.fr",
  site: "https://example.fr",
  distance: "à 1,2 km à vol d'oiseau",
  hours: "ouvert en ce moment, jusqu'à 12 h (le lundi : 9 h – 12 h)",
  howToReach: "Appelez le service.",
  contact: "Annuaire national : https://example.fr",
  nationalPhone: "3949",
  date: "d'août 2019",
  stale: true,
  access: "https://acceslibre.beta.gouv.fr/",
  cost: "gratuit",
  bring: "une pièce d'identité",
};

const SHEET = {
  title: "Le compte personnel de formation (CPF)",
  text: ["Le CPF sert à payer une formation."],
  simple: ["Le CPF paie une formation."],
  next: ["Regardez vos droits."],
  firstNext: "Regardez vos droits.",
  links: [{ label: "Mon compte formation", url: "https://example.fr" }],
  source: "Code du travail, article L6323-1",
  reviewedOn: "novembre 2026",
  reviewBy: "mai 2027",
  stale: true,
};

export const WORDING_SAMPLES = {
  "common/accueil": NOTHING,
  "common/aide": NOTHING,
  "common/efface": NOTHING,
  "common/recommence": NOTHING,
  "common/silence": NOTHING,
  "common/pas-compris": NOTHING,
  "common/reprise": NOTHING,
  "common/trop-long": NOTHING,
  "common/hors-sujet": NOTHING,
  "common/insulte": NOTHING,
  "common/autre-langue": {
    says: "Sorry, I only understand French.",
    label: "le service",
    phone: "3949",
    cost: "gratuit",
  },
  "common/rien-a-revenir": NOTHING,
  "common/plus-simple": NOTHING,
  "common/comme-avant": NOTHING,
  "common/pourquoi-question": NOTHING,
  "common/au-revoir": NOTHING,
  "common/anonymat": NOTHING,
  "common/robot": NOTHING,
  "common/je-reste": { phones: "3114 et 112" },
  "common/sans-appeler": HELPLINE,
  "common/pas-en-danger": { phones: "3114 et 112" },
  "common/est-ce-plutot": { choices: "trouver un emploi, ou une formation" },
  "common/avis-merci": NOTHING,
  "common/cout": NOTHING,
  "common/faim": NOTHING,
  "common/dettes": NOTHING,
  "common/passons": { label: "le service", phone: "3949", cost: "gratuit" },
  "common/panne": { label: "le service", phone: "3949" },
  "common/humain": { place: true, label: "le service", phone: "3949", cost: "gratuit" },
  "common/detresse": { lines: [HELPLINE], other: false },
  "questions/besoin": QUESTION,
  "questions/situation": QUESTION,
  "questions/commune": QUESTION,
  "questions/commune_precise": QUESTION,
  "questions/age": QUESTION,
  "results/recap": { facts: ["vous avez 17 ans", "vous êtes à Dreux"] },
  "results/rappel": { facts: ["vous avez 17 ans", "vous êtes à Dreux"] },
  "results/correction": NOTHING,
  "results/pas-convenu": NOTHING,
  "results/intro": { urgent: "3114", change: "Cela ne change pas le premier lieu.", outside: false, single: true },
  "results/change": { same: false, before: "Mission locale de Dreux", now: "CIO de Dreux" },
  "results/door": DOOR,
  "results/suite": { cep: "", firstName: "la Mission locale", bring: "une pièce d'identité", more: "Le CPF" },
  "results/pourquoi": {
    doors: [{ name: "Mission locale", why: ["Parce que vous avez 17 ans."], source: "Code du travail (2014)" }],
  },
  "answers/horaires": DOOR,
  "answers/rendez_vous": DOOR,
  "answers/telephone": DOOR,
  "answers/adresse": DOOR,
  "answers/cout": DOOR,
  "answers/apporter": DOOR,
  "answers/role": DOOR,
  "answers/plus_pres": DOOR,
  "answers/fiche": SHEET,
  "answers/pas-cette-porte": { name: "Mission locale", reason: "elle reçoit un autre public.", howToReach: "Appelez." },
  "results/sans-reponse": { name: "Mission locale de Dreux", phone: "01 99 00 12 34" },
  "results/non-couvert": { needs: "votre logement" },
};
export type WordingName = keyof typeof WORDING_SAMPLES;
export type QuestionName = Extract<WordingName, `questions/${string}`>;
export type WordingValues = typeof WORDING_SAMPLES;
