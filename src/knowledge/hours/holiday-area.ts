/** Which holidays a département keeps, public and school, by the names that the opening_hours library gives them. */

/** Alsace-Moselle keeps Good Friday and 26 December; each overseas département keeps the day slavery was abolished there. */
const DEPARTEMENTS: Record<string, string> = {
  "57": "Moselle",
  "67": "Bas-Rhin",
  "68": "Haut-Rhin",
  "971": "Guadeloupe",
  "972": "Martinique",
  "973": "Guyane",
  "974": "La Réunion",
  "976": "Mayotte",
};

/** Elsewhere public holidays are the same; school holidays go by zone, and Corsica's are its own. */
const ZONES: Record<string, string> = {
  "Zone A": "01 03 07 15 16 17 19 21 23 24 25 26 33 38 39 40 42 43 47 58 63 64 69 70 71 73 74 79 86 87 89 90",
  "Zone B":
    "02 04 05 06 08 10 13 14 18 22 27 28 29 35 36 37 41 44 45 49 50 51 52 53 54 55 56 59 60 61 62 72 76 80 83 84 85 88",
  "Zone C": "09 11 12 30 31 32 34 46 48 65 66 75 77 78 81 82 91 92 93 94 95",
  Corse: "2A 2B",
};

const AREAS = new Map([
  ...Object.entries(ZONES).flatMap(([zone, codes]) => codes.split(" ").map((code) => [code, zone] as const)),
  ...Object.entries(DEPARTEMENTS),
]);

/** The area of a département's code ("45" → "Zone B"); undefined for a code that is no département. */
export function holidayArea(departement: string): string | undefined {
  return AREAS.get(departement);
}
