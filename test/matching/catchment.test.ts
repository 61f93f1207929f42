/** The territories that a record names, against where a person lives. */

import { expect } from "chai";
import { receives } from "../../src/matching/catchment.js";
import { DREUX, inCommune, inDepartement, TOULOUSE } from "../support/profiles.js";
import { realWorld } from "../support/world.js";

describe("a catchment area", () => {
  const [model] = realWorld().knowledge.structures;
  if (!model) throw new Error("no structure");
  const received = (zone: string[], place = inCommune(DREUX), region = "24") =>
    receives({ ...model, region, zone_eligibilite: zone }, place);

  it("holds the commune, the département, the region, or the country that it names", () => {
    for (const zone of [[DREUX], ["28"], ["24"], ["france"], ["75056", "28134"]])
      expect(received(zone), zone.join()).to.equal("yes");
  });

  it("leaves out who lives elsewhere", () => {
    for (const zone of [["28085"], ["45"], ["76"]]) expect(received(zone), zone.join()).to.equal("no");
  });

  it("is not known without territories, with groupings of communes, or for a whole département against communes", () => {
    expect(received([])).to.equal("unknown");
    expect(received(["200070159"])).to.equal("unknown");
    expect(received([DREUX], inDepartement("28"))).to.equal("unknown");
  });

  it("reads two digits that name a région and a département as the structure's own région", () => {
    expect(received(["24"], inDepartement("24"), "24")).to.equal("no");
    expect(received(["24"], inDepartement("24"), "75")).to.equal("yes");
    expect(received(["31"], inCommune(TOULOUSE), "76")).to.equal("yes");
  });
});
