import { expect } from "chai";
import { NEEDS, STATUSES } from "../../src/knowledge/taxonomy.js";
import { placeOfCommune } from "../../src/matching/profile.js";
import { profileOf } from "../support/profiles.js";
import { realWorld } from "../support/world.js";

describe("the first door alone", () => {
  const { knowledge, referrer } = realWorld();
  const places = [null, placeOfCommune("28134", knowledge), placeOfCommune("65440", knowledge)];

  for (const status of STATUSES) {
    it(`is that of the whole referral, for ${status} and every need, age and place`, () => {
      for (const need of NEEDS) {
        for (const age of [14, 17, 22, 35, 55]) {
          for (const place of places) {
            const profile = profileOf({ status, needs: [need], age, place });
            expect(referrer.firstDoor(profile, "2026-11-20")).to.equal(
              referrer.refer(profile, "2026-11-20").referrals[0]?.network.id,
            );
          }
        }
      }
    });
  }
});
