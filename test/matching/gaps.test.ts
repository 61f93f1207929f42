import { expect } from "chai";
import { findGaps, findSheetsToReview, findStale } from "../../src/matching/gaps.js";
import { realWorld } from "../support/world.js";

const { knowledge } = realWorld();

describe("the coordinators' work list", () => {
  const gaps = findGaps(knowledge, 0.05);

  it("finds that no place gives advice on VAE in Provence-Alpes-Côte d'Azur", () => {
    const departements = gaps
      .filter(({ need, share }) => need === "vae" && share > 0.5)
      .map(({ departement }) => departement);
    expect([...new Set(departements)]).to.include.members(["04", "05", "06", "13", "83"]);
  });

  it("finds no gap for early leavers in Eure-et-Loir, where the Mission locale of Dreux is", () => {
    expect(
      gaps.filter(
        ({ departement, status, need }) => departement === "28" && status === "decrocheur" && need === "decrochage",
      ),
    ).to.deep.equal([]);
  });

  it("closes a gap when a competent place opens there", () => {
    const [model] = knowledge.structures.filter(({ network }) => network === "espace_conseil_vae");
    const marseille = knowledge.communes.byCode.get("13055");
    if (!model || !marseille) throw new Error("no model");
    const opened = {
      ...model,
      id: "essai",
      departement: "13",
      region: "93",
      latitude: marseille.lat,
      longitude: marseille.lon,
    };
    const after = findGaps({ ...knowledge, structures: [...knowledge.structures, opened] }, 0.05);
    const share = (list: typeof gaps) =>
      list.find(({ departement, need }) => departement === "13" && need === "vae")?.share ?? 0;
    expect(share(gaps)).to.be.greaterThan(0.9);
    expect(share(after)).to.be.lessThan(0.5);
  });

  it("never lists a network that is reached by phone or in one's own school as missing", () => {
    const networks = new Set(gaps.flatMap((gap) => gap.networks));
    for (const network of networks) expect(knowledge.networks.get(network)?.area).to.not.be.oneOf(["national", "own"]);
  });

  it("lists the records of two years or more, the oldest first", () => {
    const stale = findStale(knowledge, "2026-11-20");
    expect(stale.length).to.be.greaterThan(1000);
    expect(stale.map(({ ageDays }) => ageDays)).to.deep.equal(
      stale.map(({ ageDays }) => ageDays).sort((a, b) => b - a),
    );
    expect(stale.every(({ ageDays }) => ageDays >= 730)).to.equal(true);
  });

  it("finds the information sheets whose review date is past, the oldest first", () => {
    expect(findSheetsToReview(knowledge, "2026-11-21")).to.deep.equal([]);
    const [one, two] = knowledge.sheets;
    if (!one || !two) throw new Error("no sheet");
    const sheets = [
      { ...one, review_by: "2027-01-01" },
      { ...two, review_by: "2026-12-01" },
    ];
    const late = findSheetsToReview({ ...knowledge, sheets }, "2027-06-01");
    expect(late.map(({ id }) => id)).to.deep.equal([two.id, one.id]);
    expect(findSheetsToReview({ ...knowledge, sheets }, "2027-01-01").map(({ id }) => id)).to.deep.equal([two.id]);
  });
});
