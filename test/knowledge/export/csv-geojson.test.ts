/** The CSV export gives back the same records; the GeoJSON export draws the located places, longitude first. */

import { expect } from "chai";
import { parse } from "csv-parse/sync";
import { csvFormat } from "../../../src/knowledge/export/csv.js";
import { geojsonFormat } from "../../../src/knowledge/export/geojson.js";
import { CSV_FIELDS, fromCell } from "../../../src/knowledge/formats/csv-fields.js";
import { type Structure, structureSchema } from "../../../src/knowledge/schema.js";
import { realWorld } from "../../support/world.js";
import { samplePlace, written } from "./places.js";

/** The records that a reader of our CSV makes of a text. */
function readBack(text: string): unknown[] {
  const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
  return rows.map((row) =>
    structureSchema.parse(
      Object.fromEntries(Object.entries(row).map(([field, cell]) => [field, fromCell(field, cell)])),
    ),
  );
}

describe("the CSV export", () => {
  it("gives back every record of the directory, and writes the same bytes again", () => {
    const { structures } = realWorld().knowledge;
    const { text } = written(structures, csvFormat);
    const back = readBack(text);
    expect(back).to.deep.equal(structures);
    expect(written(back as Structure[], csvFormat).text).to.equal(text);
  });

  it("gives back the text that would break a table: quotes, line breaks, separators, formulas, spaces", () => {
    const awkward = [
      'a "b", c;d',
      "ligne\nune\r\ndeux",
      "=1+1",
      "-2",
      "'déjà",
      " bords ",
      "@x",
      "+33",
      "[x]",
      "é\u2028ñ🎯",
    ];
    const places = awkward.map((commentaire) => samplePlace({ commentaire, notes: [commentaire, "autre"] }));
    expect(readBack(written(places, csvFormat).text)).to.deep.equal(places);
  });

  it("is RFC 4180 in UTF-8 with its mark: a header with every field, CRLF after each record", () => {
    const { text } = written([samplePlace({ commentaire: null, notes: [] })], csvFormat);
    expect(text.startsWith(`\uFEFF${CSV_FIELDS.join(",")}\r\n`)).to.equal(true);
    expect(text.split("\r\n")).to.have.length(3);
    expect(CSV_FIELDS).to.have.members(Object.keys(structureSchema.shape));
  });

  it("keeps the date as far as it is known, and the places that vanished", () => {
    const places = [samplePlace({ date_maj: "2019-08", vanished_on: "2026-10-01" })];
    expect(readBack(written(places, csvFormat).text)).to.deep.equal(places);
  });
});

describe("the GeoJSON export", () => {
  interface Collection {
    type: string;
    features: { type: string; id: string; geometry: unknown; properties: Record<string, unknown> }[];
  }
  const collectionOf = (places: readonly Structure[]) => JSON.parse(written(places, geojsonFormat).text) as Collection;

  it("puts the longitude first, and leaves out what is not known", () => {
    const { type, features } = collectionOf([samplePlace({ subtype: null, notes: [] })]);
    expect(type).to.equal("FeatureCollection");
    expect(features[0]?.geometry).to.deep.equal({ type: "Point", coordinates: [1.36814, 48.73624] });
    expect(features[0]).to.include({ type: "Feature", id: "essai:ml-28134-01" });
    expect(features[0]?.properties)
      .to.include({ nom: "Mission locale - Dreux" })
      .and.not.to.have.any.keys("subtype", "notes");
  });

  it("draws every located place, and counts the others", () => {
    const { structures } = realWorld().knowledge;
    const located = structures.filter(({ latitude, longitude }) => latitude !== null && longitude !== null);
    const { text, tally } = written(structures, geojsonFormat);
    expect((JSON.parse(text) as Collection).features).to.have.length(located.length);
    expect(tally.leftOut.get("sans position")).to.equal(structures.length - located.length);
  });

  it("is a valid empty collection when no place is located", () => {
    expect(collectionOf([samplePlace({ latitude: null })]).features).to.deep.equal([]);
  });
});
