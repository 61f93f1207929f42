/** The live sources of the directory: where they are, their format, and the hosts that may serve them. */

export const SOURCE_NAMES = ["dila", "education"] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

export interface LiveSource {
  url: string;
  format: string;
  /** Hosts to which the first one may redirect; a dot in front stands for any host below. */
  hosts: readonly string[];
}

const EDUCATION =
  "https://data.education.gouv.fr/api/explore/v2.1/catalog/datasets/fr-en-annuaire-education/exports/json";

export const LIVE_SOURCES: Readonly<Record<SourceName, LiveSource>> = {
  dila: {
    url: "https://www.data.gouv.fr/fr/datasets/r/73302880-e4df-4d4c-8676-1a61bb997f3d",
    format: "dila",
    hosts: [".data.gouv.fr", ".service-public.fr", ".service-public.gouv.fr", ".dila.gouv.fr"],
  },
  education: {
    url: `${EDUCATION}?where=${encodeURIComponent('type_etablissement="Information et orientation"')}`,
    format: "education",
    hosts: [".education.gouv.fr"],
  },
};
