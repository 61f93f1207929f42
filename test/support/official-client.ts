/** Talks to a bot through the unmodified `botframework-directlinejs`, over polling or over WebSocket. */

import { type Activity, ConnectionStatus, DirectLine } from "botframework-directlinejs";
import { WebSocket } from "ws";
import { FetchXmlHttpRequest } from "./xml-http-request.js";

/** The shortest interval that the client accepts, in ms. */
const POLLING_INTERVAL = 200;

export interface Talk {
  /** Everything received so far, the person's own echoes included. */
  activities: Activity[];
  /** Sends an activity; gives the id that the service gave it, or "retry" when the client would try again. */
  post(activity: Partial<Activity>): Promise<string>;
  /** Sends a message, and waits for its echo. */
  say(text: string): Promise<Activity>;
  /** Waits for the first activity, already received or to come, that matches. */
  hear(matches: (activity: Activity) => boolean): Promise<Activity>;
  /** Waits until the connection has a status. */
  reach(status: ConnectionStatus): Promise<void>;
  end(): void;
}

/** Opens a conversation at `botUrl`, the root of the service; rejects when no token is given. */
export async function talk(botUrl: string, options: { webSocket: boolean }): Promise<Talk> {
  Object.assign(globalThis, { XMLHttpRequest: FetchXmlHttpRequest, WebSocket });
  const domain = `${botUrl}/v3/directline`;
  const { token } = (await (await fetch(`${domain}/tokens/generate`, { method: "POST" })).json()) as { token: string };
  const client = new DirectLine({ domain, token, webSocket: options.webSocket, pollingInterval: POLLING_INTERVAL });
  const activities: Activity[] = [];
  const waiting = new Set<() => void>();
  const subscription = client.activity$.subscribe(
    (activity) => {
      activities.push(activity);
      for (const look of waiting) look();
    },
    () => undefined,
  );

  const hear = (matches: (activity: Activity) => boolean) =>
    new Promise<Activity>((resolve) => {
      const look = () => {
        const found = activities.find(matches);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });

  const post = (activity: Partial<Activity>) =>
    new Promise<string>((resolve, reject) => {
      client.postActivity({ from: { id: "moi" }, ...activity } as Activity).subscribe(resolve, reject);
    });

  return {
    activities,
    post,
    hear,
    async say(text) {
      const clientActivityID = `message-${Math.random()}`;
      await post({ type: "message", text, channelData: { clientActivityID } });
      return hear((activity) => activity.channelData?.clientActivityID === clientActivityID);
    },
    reach: (status) =>
      new Promise((resolve) => {
        client.connectionStatus$.subscribe((current) => current === status && resolve());
      }),
    end() {
      subscription.unsubscribe();
      client.end();
    },
  };
}

export { ConnectionStatus };
