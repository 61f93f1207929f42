/** Direct Line tokens: who may speak, in which conversation, until when. */

import { expect } from "chai";
import jsonwebtoken from "jsonwebtoken";
import { mountDirectLine } from "../../../src/channels/direct-line/mount.js";
import { createWebServer } from "../../../src/channels/server.js";
import { EchoBot, type ErrorBody, MINUTE, type Opened, type Service, startService, TOKEN_SECRET } from "./service.js";

type Granted = Opened & ErrorBody;

describe("Direct Line tokens", () => {
  let service: Service;
  beforeEach(async () => {
    service = await startService();
  });
  afterEach(() => service.stop());

  const generate = (body?: unknown) => service.call<Granted>("POST", "/tokens/generate", undefined, body);
  const userOf = (token: string) => (jsonwebtoken.decode(token) as { user: string }).user;

  it("are given to anyone, each for a conversation of its own", async () => {
    const [first, second] = [await generate(), await generate()];
    expect(first.status).to.equal(200);
    expect(first.body.expires_in).to.equal(1800);
    expect(first.body.conversationId).to.match(/^[\w-]{22}$/);
    expect(first.body.conversationId).not.to.equal(second.body.conversationId);
    expect(service.line.size()).to.equal(0);
  });

  it("carry an anonymous user id", async () => {
    const [first, second] = [await generate(), await generate({})];
    expect(userOf(first.body.token)).to.match(/^dl_[\w-]{22}$/);
    expect(userOf(first.body.token)).not.to.equal(userOf(second.body.token));
  });

  it("carry the user id that a client asks for, in its protected form only", async () => {
    expect(userOf((await generate({ user: { id: "dl_abc" } })).body.token)).to.equal("dl_abc");
    for (const id of ["camille", "dl_", "dl_ camille", `dl_${"x".repeat(65)}`]) {
      const { status, body } = await generate({ user: { id } });
      expect(status).to.equal(400);
      expect(body.error.code).to.equal("BadArgument");
      expect(body.error.message).to.contain("user.id").and.not.contain("camille");
    }
    expect((await generate({ user: "camille" })).body.error.message).to.match(/^user: /);
  });

  it("are renewed while they are valid", async () => {
    const { token, conversationId } = (await generate()).body;
    service.clock.now += 20 * MINUTE;
    const renewed = await service.call<Granted>("POST", "/tokens/refresh", token);
    expect(renewed.body.conversationId).to.equal(conversationId);
    expect(renewed.body.token).not.to.equal(token);
    service.clock.now += 20 * MINUTE;
    expect((await service.call("POST", "/conversations", token)).status).to.equal(403);
    expect((await service.call("POST", "/conversations", renewed.body.token)).status).to.equal(201);
  });

  it("expire", async () => {
    const { token, conversationId } = await service.open();
    service.clock.now += 30 * MINUTE;
    for (const [method, path] of [
      ["POST", "/tokens/refresh"],
      ["POST", "/conversations"],
      ["GET", `/conversations/${conversationId}`],
      ["GET", `/conversations/${conversationId}/activities`],
      ["POST", `/conversations/${conversationId}/activities`],
    ] as const) {
      const { status, body } = await service.call<ErrorBody>(method, path, token);
      expect([status, body.error.code]).to.deep.equal([403, "TokenExpired"]);
    }
  });

  it("that are forged or altered are refused", async () => {
    const { token, conversationId } = await service.open();
    const [head, claims, signature] = token.split(".");
    const payload = { conv: conversationId, user: "dl_x", exp: service.clock.now };
    const forged = [
      jsonwebtoken.sign(payload, "another secret of thirty-two bytes!"),
      jsonwebtoken.sign(payload, TOKEN_SECRET, { algorithm: "HS512" }),
      jsonwebtoken.sign(payload, null, { algorithm: "none" }),
      jsonwebtoken.sign({ exp: service.clock.now }, TOKEN_SECRET),
      `${head}.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.${signature}`,
      `${head}.${claims}.`,
      "undefined",
      "x".repeat(5000),
    ];
    for (const bad of forged) {
      const { status, body } = await service.call<ErrorBody>("GET", `/conversations/${conversationId}/activities`, bad);
      expect([status, body.error.code]).to.deep.equal([403, "BadToken"]);
    }
  });

  it("are needed to read, write, renew and upload", async () => {
    const { conversationId } = await service.open();
    for (const [method, path] of [
      ["POST", "/tokens/refresh"],
      ["GET", `/conversations/${conversationId}`],
      ["GET", `/conversations/${conversationId}/activities`],
      ["POST", `/conversations/${conversationId}/activities`],
      ["POST", `/conversations/${conversationId}/upload?userId=x`],
    ] as const) {
      const { status, body } = await service.call<ErrorBody>(method, path);
      expect([status, body.error.code]).to.deep.equal([401, "Unauthorized"]);
    }
  });

  it("open no other conversation than their own", async () => {
    const [mine, other] = [await service.open(), await service.open()];
    for (const [method, path] of [
      ["GET", ""],
      ["GET", "/activities"],
      ["POST", "/activities"],
      ["POST", "/upload"],
    ] as const) {
      const url = `/conversations/${other.conversationId}${path}`;
      const { status, body } = await service.call<ErrorBody>(method, url, mine.token);
      expect([status, body.error.code]).to.deep.equal([403, "TokenMismatch"]);
    }
  });

  it("need a secret of 32 bytes", () => {
    const mount = (tokenSecret: string) => {
      const server = createWebServer({ allowedOrigins: [], isReady: () => true });
      const rules = { clock: Date.now, tokenMinutes: 30, idleMinutes: 30, apology: "" };
      return mountDirectLine(server, { bot: new EchoBot(), tokenSecret, ...rules });
    };
    expect(() => mount("short")).to.throw("at least 32 bytes");
  });
});
