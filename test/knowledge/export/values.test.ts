/** Values as the exchange formats want them. */

import { expect } from "chai";
import { fullDate, internationalPhone, stableUuid, strictUri } from "../../../src/knowledge/export/values.js";

describe("exported values", () => {
  it("make a loose date the first day it can mean, and refuse a day that never was", () => {
    expect(["2019", "2019-08", "2019-08-12"].map(fullDate)).to.deep.equal(["2019-01-01", "2019-08-01", "2019-08-12"]);
    expect(["2019-13", "2019-02-30"].map(fullDate)).to.deep.equal([null, null]);
  });

  it("make a number international only when it can be called from abroad", () => {
    expect(internationalPhone("02 37 38 57 67")).to.equal("+33237385767");
    expect(internationalPhone("02 62 12 34 56")).to.equal("+262262123456");
    expect(internationalPhone("0696 12 34 56")).to.equal("+596696123456");
    expect(["0 800 11 10 09", "08 00 11 10 09", "3114"].map(internationalPhone)).to.deep.equal([
      "0 800 11 10 09",
      "08 00 11 10 09",
      "3114",
    ]);
  });

  it("keep a strict address as it is, and mend or drop another", () => {
    expect(strictUri("http://www.cci28.fr")).to.equal("http://www.cci28.fr");
    expect(strictUri("https://école.fr/é")).to.equal("https://xn--cole-9oa.fr/%C3%A9");
    expect(strictUri("https://exemple.fr/100%")).to.equal(null);
    expect(strictUri(null)).to.equal(null);
  });

  it("make the same UUID of the same words, and another of others", () => {
    expect(stableUuid("phone", "a")).to.match(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(stableUuid("phone", "a")).to.equal(stableUuid("phone", "a"));
    expect(stableUuid("phone", "a")).not.to.equal(stableUuid("phone", "b"));
  });
});
