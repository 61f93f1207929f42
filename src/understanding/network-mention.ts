/** Finds the networks that a message names, by their names of today, their acronyms or their former names. */

import type { Knowledge } from "../knowledge/load.js";
import type { Network } from "../knowledge/schema.js";
import type { NetworkId } from "../knowledge/taxonomy.js";
import type { CueBook, CueSection, FoundCues } from "./cues.js";
import { words } from "./tokens.js";

/** Names that are ordinary words too. */
const ORDINARY = new Set(["point a", "cop", "cad", "cri", "mif", "mef", "cif", "ressources humaines"]);
const SHORTEST = 3;

/** Reads with the networks of one knowledge base. */
export class NetworkReader {
  private readonly names: CueSection<NetworkId>;

  constructor({ networks }: Knowledge, book: CueBook) {
    this.names = book.section();
    const owners = new Map<string, NetworkId>();
    for (const network of networks.values()) for (const name of namesOf(network)) owners.set(name, network.id);
    for (const [name, id] of owners) this.names.add(name, id);
  }

  /** The networks named, in the order of the message; the longest name wins where two overlap. */
  read(found: FoundCues): NetworkId[] {
    const matches = [...found.of(this.names)].sort((a, b) => a.from - b.from || b.to - a.to);
    let readUntil = 0;
    const named = matches.filter(({ from, to }) => {
      const isNew = from >= readUntil;
      if (isNew) readUntil = to;
      return isNew;
    });
    return [...new Set(named.map(({ value }) => value))];
  }
}

/** "Centre d'information et d'orientation (CIO)" → the words, and the acronym. */
function namesOf({ id, name, former_names: former }: Network): string[] {
  const [whole = "", acronym = ""] = name.split(/\s*[()]/);
  const said = [whole, acronym, id.replaceAll("_", " "), ...former].map((each) => words(each).join(" "));
  return said.filter((each) => each.length >= SHORTEST && !ORDINARY.has(each));
}
