/** Watches every outgoing TCP connection of this process, so that a test can say that there was none. */

import { channel } from "node:diagnostics_channel";
import type { Socket } from "node:net";

export interface ConnectionWatch {
  /** The connections attempted since the start, other than those to `port`: their ports, or "unreached". */
  except(port: number): (number | "unreached")[];
  stop(): void;
}

const CLIENT_SOCKETS = channel("net.client.socket");

/** Starts watching; to be stopped. */
export function watchConnections(): ConnectionWatch {
  const reached = new Map<Socket, number | "unreached">();
  const note = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    reached.set(socket, "unreached");
    socket.once("connect", () => reached.set(socket, socket.remotePort ?? "unreached"));
  };
  CLIENT_SOCKETS.subscribe(note);
  return {
    except: (port) => [...reached.values()].filter((reachedPort) => reachedPort !== port),
    stop: () => CLIENT_SOCKETS.unsubscribe(note),
  };
}
