/** Settings: their defaults, and every value that cannot be used named at once. */

import { isAbsolute } from "node:path";
import { expect } from "chai";
import { isLoopback, readConfig } from "../src/config.js";
import { AiguilleurError } from "../src/errors.js";

function refusal(environment: NodeJS.ProcessEnv): AiguilleurError {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof AiguilleurError) return error;
    throw error;
  }
  throw new Error("these settings were not refused");
}

describe("Settings", () => {
  it("have defaults that start a private service", () => {
    const config = readConfig({});
    expect(config).to.deep.include({
      port: 3978,
      host: "127.0.0.1",
      publicUrl: undefined,
      dataDir: "./data",
      allowedOrigins: [],
      credentials: null,
      idleMinutes: 30,
      recognisers: true,
    });
    expect(isAbsolute(config.knowledgeDir) && isAbsolute(config.dialogsDir)).to.equal(true);
    expect(config.serviceHosts).to.deep.equal([".botframework.com", ".trafficmanager.net"]);
  });

  it("are read from the environment", () => {
    const config = readConfig({
      PORT: "0",
      HOST: "::1",
      PUBLIC_URL: "https://orientation.exemple.fr",
      ALLOWED_ORIGINS: "https://a.fr, https://b.fr  https://c.fr",
      SERVICE_HOSTS: "connecteur.exemple.fr",
      IDLE_MINUTES: "0.5",
      RECOGNISERS: "off",
      TOKEN_SECRET: "x".repeat(32),
    });
    expect(config).to.deep.include({
      port: 0,
      host: "::1",
      publicUrl: "https://orientation.exemple.fr",
      allowedOrigins: ["https://a.fr", "https://b.fr", "https://c.fr"],
      serviceHosts: ["connecteur.exemple.fr"],
      idleMinutes: 0.5,
      recognisers: false,
      tokenSecret: "x".repeat(32),
    });
  });

  it("left empty are as if they were not given", () => {
    const empty = readConfig({ PORT: "", HOST: " ", PUBLIC_URL: "", TOKEN_SECRET: "", IDLE_MINUTES: "  " });
    const { tokenSecret, ...others } = readConfig({});
    expect(empty).to.deep.include(others);
    expect(empty.tokenSecret).not.to.equal(tokenSecret);
  });

  it("draw a fresh secret of 256 bits at each start", () => {
    const secrets = new Set(Array.from({ length: 100 }, () => readConfig({}).tokenSecret));
    expect(secrets.size).to.equal(100);
    for (const secret of secrets) expect(secret).to.match(/^[0-9a-f]{64}$/);
  });

  const bad: [string, string[]][] = [
    ["PORT", ["abc", "-1", "65536", "80.5", "NaN"]],
    ["PUBLIC_URL", ["exemple", "javascript:alert(1)", "ftp://exemple.fr", "http://"]],
    ["IDLE_MINUTES", ["0", "-5", "abc", "Infinity"]],
    ["TOKEN_MINUTES", ["0", "abc"]],
    ["TOKEN_SECRET", ["court"]],
    ["RECOGNISERS", ["oui", "ON"]],
    ["MicrosoftAppType", ["Autre"]],
  ];
  for (const [variable, values] of bad) {
    it(`refuse a ${variable} that cannot be used, and name it`, () => {
      for (const value of values) {
        const { code, faults, message } = refusal({ [variable]: value });
        expect(code, value).to.equal("CONFIG_INVALID");
        expect(faults.map(({ field }) => field)).to.deep.equal([variable]);
        expect(message).to.include(variable);
      }
    });
  }

  it("name all that cannot be used at once", () => {
    const { faults } = refusal({ PORT: "abc", IDLE_MINUTES: "0", PUBLIC_URL: "exemple" });
    expect(faults.map(({ field }) => field)).to.have.members(["PORT", "IDLE_MINUTES", "PUBLIC_URL"]);
  });

  it("never repeat a secret in a refusal", () => {
    expect(refusal({ TOKEN_SECRET: "mot-de-passe" }).message).not.to.include("mot-de-passe");
  });

  it("refuse a public address without credentials", () => {
    for (const HOST of ["0.0.0.0", "::", "192.168.1.10", "orientation.exemple.fr", "127.0.0.1.exemple.fr", "128.0.0.1"])
      expect(refusal({ HOST }).code, HOST).to.equal("PUBLIC_WITHOUT_CREDENTIALS");
    expect(refusal({ HOST: "0.0.0.0", MicrosoftAppId: "id" }).code).to.equal("PUBLIC_WITHOUT_CREDENTIALS");
  });

  it("accept a public address with credentials", () => {
    const credentials = { MicrosoftAppId: "id", MicrosoftAppPassword: "secret" };
    expect(readConfig({ HOST: "0.0.0.0", ...credentials }).credentials).to.deep.equal({
      appId: "id",
      password: "secret",
      type: "MultiTenant",
      tenantId: undefined,
    });
  });

  it("know the addresses of this machine only", () => {
    for (const host of ["127.0.0.1", "127.8.9.10", "localhost", "::1", "[::1]", "::ffff:127.0.0.1"])
      expect(isLoopback(host), host).to.equal(true);
    for (const host of ["", "0.0.0.0", "::", "10.0.0.1", "localhost.exemple.fr", "1127.0.0.1", "127.0.0.1:80"])
      expect(isLoopback(host), host).to.equal(false);
  });
});
