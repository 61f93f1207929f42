/** What the file of a region must look like: places, contacts, texts, members and labels; and the kinds of field that all files share. */

import { z } from "zod";
import { NETWORKS } from "./taxonomy.js";

export const sentence = z.string().trim().min(1);
/** A date as far as it is known: year, month or day. */
export const looseDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "attendu : AAAA, AAAA-MM ou AAAA-MM-JJ");
export const day = z.iso.date("attendu : AAAA-MM-JJ");
/** A French number as it is said: ten digits in pairs (08 00 11 10 09, 0 800 11 10 09) or a short one (3114). */
export const frenchPhone = z
  .string()
  .regex(
    /^(0(?: ?\d){9}|[1-9](?: ?\d){1,3})$/,
    "attendu : un numéro français, par exemple « 02 37 38 57 67 » ou « 3114 »",
  );
export const webAddress = z.url({ protocol: /^https?$/, error: "attendu : une adresse https://…" });
export const departementCode = z.string().regex(/^(\d{2}|2[AB]|97\d)$/, "attendu : un code de département");
export const inseeCode = z.string().regex(/^(\d{5}|2[AB]\d{3})$/, "attendu : un code INSEE de commune");
export const network = z.enum(NETWORKS);

export const sourceSchema = z.strictObject({
  /** Short name used by the rules of the same file. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: sentence,
  url: webAddress.optional(),
  /** INSEE code of the only region that it is a text of. */
  region: z.string().optional(),
  /** Day of the text, or the day on which the page was read. */
  date: looseDate,
});
export type Source = z.infer<typeof sourceSchema>;

export const nationalContactSchema = z.strictObject({
  label: sentence,
  phone: frenchPhone.optional(),
  phone_cost: sentence.optional(),
  url: webAddress.optional(),
  hours: sentence.optional(),
  source: z.string(),
});
export type NationalContact = z.infer<typeof nationalContactSchema>;

/** A text that organises the service in the region: when it holds, where, and the document that says so. */
export const regionTextSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: sentence,
  /** A draft never holds; an agreement binds the State and the region, or the members of one basin. */
  kind: z.enum(["charter", "specification", "agreement", "draft"]),
  /** Where its length and renewal are said. */
  article: sentence.optional(),
  from: looseDate.optional(),
  to: looseDate.optional(),
  duration: sentence.optional(),
  renewal: z.enum(["tacit", "on_request"]).optional(),
  /** Only for a part of the region. */
  departements: z.array(departementCode).nonempty().optional(),
  /** Ids of the texts that came before it. */
  replaces: z.array(z.string()).default([]),
  note: sentence.optional(),
  source: z.string(),
});
export type RegionText = z.infer<typeof regionTextSchema>;

/** `associated`: joined by the region without being a member by right; `local_partner`: takes part, but is no member. */
export const CATEGORIES = [
  "by_right",
  "labelled",
  "associated",
  "signatory",
  "resource_partner",
  "local_partner",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Who a text names: networks of the vocabulary, and bodies that are no network. */
const namedFields = {
  /** Id of one of the texts of the file. */
  text: z.string(),
  article: sentence,
  networks: z.array(network).default([]),
  bodies: z.array(sentence).default([]),
  /** By network, the name that the text uses when it is another one. */
  named: z.record(z.string(), sentence).default({}),
  note: sentence.optional(),
};

/** The bodies to which one article of a text gives one place in the service. */
export const memberGroupSchema = z.strictObject({ category: z.enum(CATEGORIES), ...namedFields });

/** A local network of members, the ground it covers and the body that coordinates it; never a person. */
export const coordinationSchema = z.strictObject({
  name: sentence,
  ...namedFields,
  coordinator: z.strictObject({ network: network.optional(), name: sentence }),
  territory: z.strictObject({
    /** Employment area of 2020, labour-market basin and local employment committee: three lists, each with its own codes. */
    employment_area: z.string().regex(/^\d{4}$/),
    basin: z.string().regex(/^\d{4}$/),
    clpe: z.string().regex(/^CLPE\d{5}$/),
    source: z.string(),
  }),
});

/** How reception was laid out over the ground: one central site, centres per département, relay points. */
export const topologySchema = z.strictObject({
  text: z.string(),
  article: sentence,
  central: z.strictObject({ network, commune: inseeCode, gives: sentence }),
  associated: z.strictObject({
    departements: z.array(departementCode).nonempty(),
    at_most_per_departement: z.int().min(1),
    hosts: z.array(network),
    gives: sentence,
  }),
  relays: z.strictObject({ hosts: z.array(network), labelled_may_join: z.boolean(), gives: sentence }),
});

/** A label on one site and what happened to it; a renewed label is a new record. */
export const labelSchema = z.strictObject({
  /** Id of the structure: labels are granted site by site (Occitanie 2017, annexe 1, article 3.1). */
  site: sentence,
  organisation: sentence,
  network: network.optional(),
  requested: day.optional(),
  /** Day of the region's notification, on which the label begins. */
  notified: day.optional(),
  refused: day.optional(),
  /** Yearly reports: the year they tell of, the day the region received them. */
  reports: z.array(z.strictObject({ about: z.int().min(2000).max(2100), received: day })).default([]),
  /** Day on which the renewal file was received: activity report and new application. */
  renewal_file: day.optional(),
  /** First day without the label, by decision of the region. */
  withdrawn: day.optional(),
  source: z.string(),
});
export type Label = z.infer<typeof labelSchema>;

const namedPlace = { name: sentence, in_a_sentence: sentence, aliases: z.array(sentence).default([]) };

export const regionSchema = z.strictObject({
  code: z.string().regex(/^\d{2}$/),
  ...namedPlace,
  departements: z.array(z.strictObject({ code: departementCode, ...namedPlace })).nonempty(),
  /** First region of the service: its structures are in the directory. */
  served: z.boolean(),
  contact: nationalContactSchema.optional(),
  /** Sites and offices that the texts name; not meant for a person who asks for help. */
  websites: z.array(z.strictObject({ label: sentence, url: webAddress, source: z.string() })).default([]),
  offices: z
    .array(z.strictObject({ label: sentence, address: sentence, phone: frenchPhone, source: z.string() }))
    .default([]),
  charter: z.strictObject({ title: sentence, date: looseDate, source: z.string() }).optional(),
  texts: z.array(regionTextSchema).default([]),
  members: z.array(memberGroupSchema).default([]),
  coordinations: z.array(coordinationSchema).default([]),
  topology: topologySchema.optional(),
  labels: z.array(labelSchema).default([]),
  sources: z.array(sourceSchema).nonempty(),
});
export type Region = z.infer<typeof regionSchema>;
