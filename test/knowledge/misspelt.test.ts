/** Misspelt names: near enough to be meant, or not. */

import { expect } from "chai";
import { countSlips, nearestNames } from "../../src/knowledge/misspelt.js";

const TOWNS = ["toulouse", "tours", "carcassonne", "dreux", "auch"];

describe("A misspelt name", () => {
  it("is one letter wrong, missing or too many", () => {
    for (const written of ["toulousse", "toulose", "toulouze", "toulouse"])
      expect(nearestNames(written, TOWNS), written).to.deep.equal(["toulouse"]);
    expect(nearestNames("dreu", TOWNS)).to.deep.equal(["dreux"]);
  });

  it("has two letters wrong only when it is long", () => {
    expect(nearestNames("carcasone", TOWNS)).to.deep.equal(["carcassonne"]);
    expect(nearestNames("drus", TOWNS)).to.deep.equal([]);
  });

  it("begins with the right letter", () => {
    expect(nearestNames("poulouse", TOWNS)).to.deep.equal([]);
  });

  it("is not guessed from three letters", () => {
    expect(nearestNames("auc", TOWNS)).to.deep.equal([]);
    expect(nearestNames("", TOWNS)).to.deep.equal([]);
  });

  it("is left open between names that are as near, and is none of them when one is exact", () => {
    expect(nearestNames("marles", ["marges", "marlas", "marlesx"])).to.deep.equal(["marges", "marlas", "marlesx"]);
    expect(nearestNames("marlas", ["marges", "marlas", "marles"])).to.deep.equal(["marlas"]);
  });

  it("counts letters to change, add or remove", () => {
    expect(countSlips("", "gap")).to.equal(3);
    expect(countSlips("gap", "gap")).to.equal(0);
    expect(countSlips("rodez", "rodes")).to.equal(1);
    expect(countSlips("nimes", "niems")).to.equal(2);
    expect(countSlips("abc", "xyz")).to.equal(countSlips("xyz", "abc"));
  });
});
