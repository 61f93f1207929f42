import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { checkRegions } from "../../src/knowledge/check-regions.js";
import { membershipOf, textsInForce } from "../../src/knowledge/membership.js";
import { FileReader } from "../../src/knowledge/read-files.js";
import { type Region, regionSchema } from "../../src/knowledge/region-schema.js";
import { PROJECT_ROOT } from "../../src/project-root.js";

const KNOWLEDGE = join(PROJECT_ROOT, "knowledge");
const TODAY = "2026-11-20";

const files = new FileReader(KNOWLEDGE).readFolder("regions", ".yaml", regionSchema);

function region(name: string): Region {
  const found = files.find(({ content }) => content.name === name);
  if (!found) throw new Error(`no region ${name}`);
  return found.content;
}
const occitanie = region("Occitanie");
const centre = region("Centre-Val de Loire");
const paca = region("Provence-Alpes-Côte d'Azur");

describe("membershipOf", () => {
  it("Occitanie, article 2.1: members by right, designated by the law or recognised by the region", () => {
    for (const network of ["cio", "france_travail", "mission_locale", "cap_emploi", "cma", "avenir_actifs"] as const) {
      expect(membershipOf(network, occitanie, TODAY), network).to.include({
        category: "by_right",
        source: "charte-2017",
      });
    }
    expect(membershipOf("espace_conseil_vae", occitanie, TODAY)?.category).to.equal("by_right");
    expect(membershipOf("onisep", occitanie, TODAY)?.category).to.equal("resource_partner");
  });

  it("Occitanie, article 2.2: labelled networks, to be checked site by site", () => {
    const cidff = membershipOf("cidff", occitanie, TODAY);
    expect(cidff?.category).to.equal("labelled");
    expect(cidff?.note).to.include("site par site");
  });

  it("gives the name that the text uses", () => {
    expect(membershipOf("france_travail", occitanie, TODAY)?.named).to.equal("Pôle emploi");
  });

  it("Midi-Pyrénées, parts 3.2 and 5: holds until the charter of Occitanie, in eight départements", () => {
    expect(membershipOf("mcef", occitanie, "2016-06-01")).to.deep.include({
      category: "associated",
      source: "charte-midi-pyrenees",
      departements: ["09", "12", "31", "32", "46", "65", "81", "82"],
    });
    expect(membershipOf("mcef", occitanie, TODAY)).to.equal(null);
    expect(membershipOf("cio", occitanie, "2016-06-01")?.text).to.equal("charte-midi-pyrenees");
    expect(membershipOf("cio", occitanie, "2018-01-01")?.text).to.equal("charte-2017");
  });

  it("Centre-Val de Loire 2024, part 2: all the operators of the CEP are members", () => {
    for (const network of ["france_travail", "cap_emploi", "apec", "mission_locale", "avenir_actifs"] as const) {
      const membership = membershipOf(network, centre, TODAY);
      expect(membership, network).to.include({ category: "signatory", text: "charte-2024" });
      expect(membership, network).not.to.have.property("coordination");
    }
  });

  it("Dreux 2024: members of the basin only are said so", () => {
    for (const network of ["maison_emploi", "cio", "phare28", "ligue_enseignement", "bge", "cria"] as const) {
      const expected = { category: "signatory", source: "dreux-2024", coordination: "Bassin de Dreux" };
      expect(membershipOf(network, centre, TODAY), network).to.include(expected);
    }
    expect(membershipOf("bge", centre, "2024-07-29")).to.equal(null);
    expect(membershipOf("bge", centre, "2024-07-30")).not.to.equal(null);
  });

  it("Centre 2014: a draft gives no place to anybody", () => {
    expect(membershipOf("cidff", centre, "2016-01-01")).to.equal(null);
    expect(membershipOf("plie", centre, TODAY)).to.equal(null);
  });

  it("PACA 2015: the text names no partner, so nobody is said to be a member", () => {
    expect(membershipOf("mission_locale", paca, TODAY)).to.equal(null);
  });
});

describe("textsInForce", () => {
  const ids = (of: Region, day: string) => textsInForce(of, day).map(({ id }) => id);

  it("starts on the day of the text, the newest first", () => {
    expect(ids(centre, "2024-02-06")).to.deep.equal(["convention-etat-2015"]);
    expect(ids(centre, "2024-02-07")).to.deep.equal(["charte-2024", "convention-etat-2015"]);
    expect(ids(centre, TODAY)).to.deep.equal(["dreux-2024", "charte-2024", "convention-etat-2015"]);
  });

  it("waits for the end of the year or month when the day is not known", () => {
    expect(ids(paca, "2015-02-27")).to.deep.equal([]);
    expect(ids(paca, "2015-03-01")).to.deep.equal(["convention-etat-2015"]);
    expect(ids(occitanie, "2017-12-30")).not.to.include("charte-2017");
    expect(ids(occitanie, "2018-01-01")).to.deep.equal(["charte-2017", "labellisation-2017"]);
  });

  it("leaves out a draft, a text without a known start, and a text once it is over or replaced", () => {
    const text = { title: "Texte", source: "charte-2015" };
    const texts = [
      { ...text, id: "ancien", kind: "charter", from: "2015-01-01" },
      { ...text, id: "nouveau", kind: "charter", from: "2020-01-01", replaces: ["ancien"] },
      { ...text, id: "fini", kind: "agreement", from: "2015-01-01", to: "2018-06-30" },
      { ...text, id: "projet", kind: "draft", from: "2015-01-01" },
      { ...text, id: "sans-date", kind: "agreement" },
    ];
    const changed = regionSchema.parse({ ...paca, texts });
    expect(ids(changed, "2018-06-30")).to.deep.equal(["ancien", "fini"]);
    expect(ids(changed, "2019-12-31")).to.deep.equal(["ancien"]);
    expect(ids(changed, "2020-01-01")).to.deep.equal(["nouveau"]);
  });
});

describe("the files of the regions", () => {
  it("hold no fault", () => {
    expect(files).to.have.lengthOf(18);
    expect(checkRegions(files)).to.deep.equal([]);
  });

  it("Dreux: coordinated by the Maison de l'emploi on its own employment area, basin and committee", () => {
    const [dreux] = centre.coordinations;
    expect(dreux?.coordinator.network).to.equal("maison_emploi");
    expect(dreux?.territory).to.include({ employment_area: "0057", basin: "2406", clpe: "CLPE28003" });
    expect(dreux?.networks).to.have.lengthOf(10);
  });

  it("Midi-Pyrénées, part 3.3.1: one central site in Toulouse, one or two centres per département, relay points", () => {
    expect(occitanie.topology?.central).to.include({ network: "cite_des_metiers", commune: "31555" });
    expect(occitanie.topology?.associated).to.deep.include({ at_most_per_departement: 2, hosts: ["mcef"] });
    expect(occitanie.topology?.associated.departements).to.have.lengthOf(8);
    expect(occitanie.topology?.relays.labelled_may_join).to.equal(true);
  });
});

describe("checkRegions", () => {
  /** Faults of one region once something in it is changed. */
  function faultsWith(base: Region, change: { [Field in keyof Region]?: unknown }) {
    const content = regionSchema.parse({ ...base, ...change });
    return checkRegions([{ file: "regions/essai.yaml", content }]).map(({ field, problem, suggestion }) => ({
      field,
      said: `${problem} ${suggestion ?? ""}`,
    }));
  }
  function expectOne(faults: { field: string; said: string }[], field: string, ...words: string[]) {
    expect(faults).to.have.lengthOf(1);
    expect(faults[0]?.field).to.equal(field);
    for (const word of words) expect(faults[0]?.said).to.include(word);
  }
  const group = { category: "labelled", text: "charte-2017", article: "2.2" };

  it("names a training body among the labelled", () => {
    const members = [{ ...group, networks: ["greta", "cidff"] }];
    expectOne(faultsWith(occitanie, { members }), "members", "greta");
  });

  it("names a source or a text that is missing, with the nearest one", () => {
    const websites = [{ label: "Site", url: "https://laregion.fr/", source: "chartes-2017" }];
    expectOne(faultsWith(occitanie, { websites }), "source", "chartes-2017", "peut-être « charte-2017 »");
    expectOne(faultsWith(occitanie, { members: [{ ...group, text: "charte-2071" }] }), "text", "charte-2071");
    const twice = [...paca.texts, ...paca.texts.slice(2, 3)];
    expectOne(faultsWith(paca, { texts: twice }), "texts", "accord-spo", "deux fois");
  });

  it("names dates in the wrong order, as far as they are known", () => {
    const [text] = paca.texts;
    if (!text) throw new Error("no text");
    const between = (from: string, to: string) =>
      faultsWith(paca, { members: [], texts: [{ ...text, replaces: [], from, to }] });
    expectOne(between("2016-01", "2015"), "texts.charte-2015", "ordre");
    expect(between("2016-03", "2016")).to.deep.equal([]);
    const older = { ...text, id: "ancien", replaces: [], from: "2018" };
    const texts = [{ ...text, replaces: ["ancien"], from: "2017-05-01" }, older];
    expectOne(faultsWith(paca, { members: [], texts }), "texts.charte-2015", "ancien");
  });

  it("names a département of a text that the region does not have", () => {
    const texts = occitanie.texts.map((text) => ({ ...text, departements: ["28"] }));
    expectOne(faultsWith(occitanie, { texts }), "departements", "28");
  });

  it("names a renamed network that the group does not hold", () => {
    const members = [{ ...group, networks: ["cidff"], named: { cidf: "Union régionale" } }];
    expectOne(faultsWith(occitanie, { members }), "named", "cidf", "peut-être « cidff »");
  });

  it("checks the labels of the region", () => {
    const labels = [{ site: "a", organisation: "CFA de la ville", source: "charte-2017" }];
    expectOne(faultsWith(occitanie, { labels }), "labels.0.organisation", "labellisé");
  });

  it("names an unknown network as the file is read, with the nearest one", () => {
    const folder = mkdtempSync(join(tmpdir(), "regions-"));
    try {
      mkdirSync(join(folder, "regions"));
      const text = readFileSync(join(KNOWLEDGE, "regions", "occitanie.yaml"), "utf8");
      writeFileSync(
        join(folder, "regions", "occitanie.yaml"),
        text.replace("[cidff, info_jeunes]", "[cidf, info_jeunes]"),
      );
      const reader = new FileReader(folder);
      reader.readFolder("regions", ".yaml", regionSchema);
      expect(reader.faults).to.have.lengthOf(1);
      expect(reader.faults[0]).to.include({
        problem: "valeur inconnue « cidf »",
        suggestion: "peut-être « cidff »",
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
