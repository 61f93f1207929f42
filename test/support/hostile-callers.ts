/** What a hostile caller of `/api/messages` may try: addresses to make us call, and tokens that are forged. */

import jsonwebtoken from "jsonwebtoken";
import type { Credentials } from "../../src/config.js";

/** Of a bot that does not exist. */
export const CREDENTIALS: Credentials = {
  appId: "00000000-0000-4000-8000-000000000000",
  password: "not a real one",
  type: "MultiTenant",
  tenantId: undefined,
};

/** Addresses to which nothing may ever be sent. */
export const HOSTILE_URLS = [
  "http://example.com/", "https://example.com/", "https://attacker.example:8443/", "http://169.254.169.254/latest/meta-data/",
  "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://0.0.0.0/", "http://0/", "http://255.255.255.255/",
  "http://127.0.0.1@example.com/", "http://127.0.0.1:80@example.com/", "http://localhost@example.com/", "http://user@127.0.0.1/",
  "http://user:secret@127.0.0.1/", "http://:secret@127.0.0.1/", "http://example.com#@127.0.0.1/", "http://example.com?@127.0.0.1/",
  "http://127.0.0.1.example.com/", "http://127.0.0.1.nip.io/", "http://localhost.example.com/", "http://localhost.:80/",
  "http://127.0.0.1.xip.io/", "http://xn--lcalhost-54a.example/", "http://1.1.1.1/", "http://16843009/", "http://0x01010101/",
  "http://0100.0100.0100.0100/", "http://8.8/", "http://[::ffff:8.8.8.8]/", "http://[2001:db8::1]/", "http://[fe80::1]/",
  "http://[::]/", "http://[fd00::1]/", "http://EXAMPLE.COM/", "HTTPS://EXAMPLE.COM/", "http://example.com./", "http://example.com:80/",
  "http://example.com:22/", "https://botframework.com.example.com/", "https://evilbotframework.com/", "https://botframework.com/",
  "https://smba.botframework.com.example.com/", "https://smba.botframework.com@example.com/", "https://smba.botframework.com./",
  "ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/", "javascript:alert(1)", "data:text/plain,aide", "ws://127.0.0.1/",
  "urn:botframework:websocket:wss://example.com", "http:\\\\example.com\\", "http:/example.com/", "//example.com/", "http://", "127.0.0.1", "",
  "http://ⓔⓧⓐⓜⓟⓛⓔ.com/", "http://example.com\t/", " http://example.com/",
]; // biome-ignore format: one list

/** None of them needs a key of the Bot Framework to be seen as forged: no issuer of ours, or no token at all. */
export const FORGED_TOKENS: (string | null)[] = [
  null, "", "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Basic dXNlcjpwYXNz", "bearer", `Bearer ${"a".repeat(4000)}`, "Bearer null",
  "Bearer ..", "Bearer e30.e30.", "Bearer e30.e30.e30", "Token abc", "Bearer eyJhbGciOiJub25lIn0.e30.",
  ...["https://attacker.example", "", "https://api.botframework.com.evil.example", CREDENTIALS.appId].flatMap((issuer) =>
    (["HS256", "HS512", "none"] as const).map((algorithm) => {
      const key = algorithm === "none" ? "" : CREDENTIALS.password;
      const claims = { aud: CREDENTIALS.appId, iss: issuer, serviceurl: "https://smba.botframework.com/", exp: 4_000_000_000 };
      return `Bearer ${jsonwebtoken.sign(claims, key, { algorithm })}`;
    }),
  ),
]; // biome-ignore format: one list
