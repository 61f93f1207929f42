/** Second half of an import: merges what was read into the files of the base, one file after the other. */

import type { Structure } from "../schema.js";
import { filledFields, linkDuplicates, sourceOfId } from "./duplicates.js";
import type { ImportRequest, Staging } from "./import-directory.js";
import { mergeStructure, newStructure } from "./merge.js";
import type { KnownPlace } from "./read-source.js";
import { type ImportReport, note } from "./report.js";
import type { Spill } from "./spill.js";
import { formatStructures, pathOf, readStructures, structureFiles } from "./structure-files.js";

/** One file of the base while it is merged. */
interface OpenFile {
  structures: Structure[];
  /** Ids that the source holds, and those of them that it adds or changes. */
  read: Set<string>;
  fresh: Set<string>;
  touched: boolean;
}

export class FileMerger {
  private readonly sources: ReadonlySet<string>;
  private readonly moved = new Map<string, Structure>();

  constructor(
    private readonly request: ImportRequest,
    private readonly staging: Staging,
    private readonly spill: Spill,
    private readonly report: ImportReport,
    private readonly known: ReadonlyMap<string, KnownPlace>,
    private readonly ranks: ReadonlyMap<string, number>,
  ) {
    this.sources = new Set([...ranks.keys()].map(sourceOfId));
  }

  /** Stages every file that changes, and counts in the report what happens to each place. */
  async run(): Promise<void> {
    const present = structureFiles(this.request.folder);
    await this.findMoved();
    for (const file of new Set([...present, ...this.spill.files()].sort())) {
      await this.mergeFile(file, present.includes(file));
    }
  }

  /** Places that leave a file for another: only their old file knows them whole. */
  private async findMoved(): Promise<void> {
    const leaving = new Map<string, Set<string>>();
    for (const file of this.spill.files()) {
      for (const { id = "" } of this.spill.read(file)) {
        const before = this.known.get(id);
        if (before && before.file !== file) leaving.set(before.file, (leaving.get(before.file) ?? new Set()).add(id));
      }
    }
    for (const [file, ids] of leaving) {
      for await (const structure of readStructures(this.request.folder, file))
        if (ids.has(structure.id)) this.moved.set(structure.id, structure);
    }
  }

  private async mergeFile(name: string, exists: boolean): Promise<void> {
    const file: OpenFile = { structures: [], read: new Set(), fresh: new Set(), touched: false };
    if (exists) await this.readInto(file, name);
    this.addRecords(file, name);
    this.markVanished(file);
    const quality = this.request.quality ?? filledFields;
    const { pairs, relinked } = linkDuplicates(file.structures, file.read, file.fresh, quality);
    for (const pair of pairs) note(this.report, "duplicates", pair);
    if (!file.touched && relinked.size === 0) return;
    if (file.structures.length > 0) this.staging.stage(pathOf(name), formatStructures(file.structures));
    else if (exists) this.staging.stageRemoval(pathOf(name));
  }

  private async readInto(file: OpenFile, name: string): Promise<void> {
    for await (const structure of readStructures(this.request.folder, name)) {
      if (this.moved.has(structure.id)) file.touched = true;
      else file.structures.push(structure);
    }
  }

  private addRecords(file: OpenFile, name: string): void {
    const places = new Map(file.structures.map((structure, index) => [structure.id, index]));
    for (const fields of this.spill.read(name)) {
      const id = fields.id ?? "";
      const at = places.get(id);
      const before = at === undefined ? this.moved.get(id) : file.structures[at];
      const after = before ? this.update(before, fields, file) : this.add(fields, file);
      if (at === undefined) file.structures.push(after);
      else file.structures[at] = after;
      file.read.add(id);
      if (at === undefined || file.fresh.has(id)) file.touched = true;
    }
  }

  private add(fields: Partial<Structure>, file: OpenFile): Structure {
    const structure = newStructure(fields, this.communeOf(fields));
    file.fresh.add(structure.id);
    note(this.report, "added", { id: structure.id, nom: structure.nom });
    return structure;
  }

  private update(before: Structure, fields: Partial<Structure>, file: OpenFile): Structure {
    if (isVerifiedSince(before, fields)) {
      this.report.counts.kept_verified += 1;
      return before;
    }
    const { after, changes } = mergeStructure(before, fields, this.request.format.onlyWhenNew, this.communeOf(fields));
    if (changes.length === 0) {
      this.report.counts.unchanged += 1;
      return before;
    }
    file.fresh.add(after.id);
    note(this.report, "changed", { id: after.id, nom: after.nom, fields: changes });
    return after;
  }

  /** The commune in the middle of which a place without coordinates is put. */
  private communeOf(fields: Partial<Structure>) {
    return fields.code_insee && !("latitude" in fields) ? this.request.places.ofCode(fields.code_insee) : null;
  }

  /** Marks, or removes when that was asked, the places of the same sources that are no longer in the file. */
  private markVanished(file: OpenFile): void {
    if (this.request.partial) return;
    const gone = file.structures.filter((structure) => this.hasVanished(structure));
    for (const { id, nom, vanished_on: already } of gone) if (!already) note(this.report, "vanished", { id, nom });
    if (this.request.removeVanished && gone.length > 0) {
      file.structures = file.structures.filter((structure) => !gone.includes(structure));
      this.report.counts.removed += gone.length;
      file.touched = true;
      return;
    }
    for (const structure of gone.filter(({ vanished_on: already }) => !already)) {
      structure.vanished_on = this.request.today;
      file.touched = true;
    }
  }

  private hasVanished({ id, region }: Structure): boolean {
    const { regions = [] } = this.request;
    const concerned = regions.length === 0 || regions.includes(region);
    return concerned && !this.ranks.has(id) && this.sources.has(sourceOfId(id));
  }
}

/** What somebody checked on the spot is worth more than an older record of a source. */
function isVerifiedSince(before: Structure, fields: Partial<Structure>): boolean {
  if (!before.verified_on || "verified_on" in fields) return false;
  return (fields.date_maj ?? "") <= before.verified_on;
}
