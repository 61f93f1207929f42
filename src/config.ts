/** Every setting of the service with its default; the environment is validated once, here. */

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { AiguilleurError, type Fault } from "./errors.js";
import { frenchMessage } from "./french.js";
import { PROJECT_ROOT } from "./project-root.js";

const list = z
  .string()
  .default("")
  .transform((text) => text.split(/[\s,]+/).filter((item) => item !== ""));

const environmentSchema = z.object({
  /** TCP port; 0 picks a free one. */
  PORT: z.coerce.number().int().min(0).max(65535).default(3978),
  /** Address to listen on. Anything but loop-back needs Bot Framework credentials. */
  HOST: z.string().default("127.0.0.1"),
  /** Address that people see, behind a proxy: https://orientation.example.fr */
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: "attendu : une adresse https://…" }).optional(),
  DATA_DIR: z.string().default("./data"),
  KNOWLEDGE_DIR: z.string().default(join(PROJECT_ROOT, "knowledge")),
  DIALOGS_DIR: z.string().default(join(PROJECT_ROOT, "dialogs")),
  /** Web origins, beside our own, whose pages may talk to the assistant. */
  ALLOWED_ORIGINS: list,
  /** Bot Framework credentials of `/api/messages`. */
  MicrosoftAppId: z.string().optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z.enum(["MultiTenant", "SingleTenant", "UserAssignedMsi"]).default("MultiTenant"),
  MicrosoftAppTenantId: z.string().optional(),
  /** Hosts, or ".suffixes" of hosts, to which answers of `/api/messages` may be sent. */
  SERVICE_HOSTS: list,
  /** A conversation without a message for this many minutes is forgotten. */
  IDLE_MINUTES: z.coerce.number().positive().default(30),
  /** Life of a Direct Line token, in minutes. */
  TOKEN_MINUTES: z.coerce.number().positive().default(30),
  /** Signs the tokens; drawn at start when it is not given (conversations do not outlive the process anyway). */
  TOKEN_SECRET: z.string().min(32).optional(),
  /** "off" never starts the recogniser worker. */
  RECOGNISERS: z.enum(["on", "off"]).default("on"),
});

export interface Config {
  port: number;
  host: string;
  publicUrl: string | undefined;
  dataDir: string;
  knowledgeDir: string;
  dialogsDir: string;
  siteDir: string;
  allowedOrigins: string[];
  credentials: Credentials | null;
  serviceHosts: string[];
  idleMinutes: number;
  tokenMinutes: number;
  tokenSecret: string;
  recognisers: boolean;
}

export interface Credentials {
  appId: string;
  password: string;
  type: string;
  tenantId: string | undefined;
}

/** Hosts of Azure Bot Service's channels. */
const BOT_SERVICE_HOSTS = [".botframework.com", ".trafficmanager.net"];

/** The settings of this environment; throws CONFIG_INVALID naming each variable that cannot be used. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ""));
  const read = environmentSchema.safeParse(given, { error: frenchMessage });
  if (!read.success)
    throw new AiguilleurError("CONFIG_INVALID", "Réglages inutilisables :", read.error.issues.map(toFault));
  const { data } = read;
  const config: Config = {
    port: data.PORT,
    host: data.HOST,
    publicUrl: data.PUBLIC_URL,
    dataDir: data.DATA_DIR,
    knowledgeDir: data.KNOWLEDGE_DIR,
    dialogsDir: data.DIALOGS_DIR,
    siteDir: join(PROJECT_ROOT, "build", "site"),
    allowedOrigins: data.ALLOWED_ORIGINS,
    credentials: credentialsOf(data),
    serviceHosts: data.SERVICE_HOSTS.length > 0 ? data.SERVICE_HOSTS : BOT_SERVICE_HOSTS,
    idleMinutes: data.IDLE_MINUTES,
    tokenMinutes: data.TOKEN_MINUTES,
    tokenSecret: data.TOKEN_SECRET ?? randomBytes(32).toString("hex"),
    recognisers: data.RECOGNISERS === "on",
  };
  if (!isLoopback(config.host) && !config.credentials) {
    const message = `HOST=${config.host} est public : renseigner MicrosoftAppId et MicrosoftAppPassword, ou garder HOST=127.0.0.1.`;
    throw new AiguilleurError("PUBLIC_WITHOUT_CREDENTIALS", message);
  }
  return config;
}

/** Whether an address only reaches this machine. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(host);
}

function credentialsOf(data: z.infer<typeof environmentSchema>): Credentials | null {
  if (!data.MicrosoftAppId || !data.MicrosoftAppPassword) return null;
  return {
    appId: data.MicrosoftAppId,
    password: data.MicrosoftAppPassword,
    type: data.MicrosoftAppType,
    tenantId: data.MicrosoftAppTenantId,
  };
}

function toFault(issue: z.core.$ZodIssue): Fault {
  return { file: "environnement", field: issue.path.join("."), problem: issue.message };
}
