/** How HSDS 3.0 carries what is our own: the id of a place, and its network. */

/** `external_identifier_type` of a location whose `external_identifier` is an id of the knowledge base (HSDS ids are UUIDs). */
export const HSDS_ID_TYPE = "aiguilleur";

/** Name of the taxonomy whose term codes are our network ids, in the attributes of a service, organization or location. */
export const HSDS_NETWORK_TAXONOMY = "aiguilleur-networks";

/** Days of a schedule (`byday`), from Monday. */
export const HSDS_DAYS: readonly string[] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
