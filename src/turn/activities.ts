/** Turns the replies of a turn into Bot Framework activities, with cards and buttons where the channel shows them. */

import { ActionTypes, type Activity, ActivityTypes, type CardAction } from "botbuilder";
import { callCard, doorCard } from "./cards.js";
import type { Channel, Reply } from "./message.js";

/** Channels that show Adaptive Cards; the others get the complete text. */
const CARD_CHANNELS = new Set(["directline", "webchat", "emulator", "msteams"]);
const PHONE_CHANNELS = new Set(["telephony", "twilio-voice", "jambonz"]);

/** How people talk on a Bot Framework channel. */
export function channelOf(channelId: string): Channel {
  return PHONE_CHANNELS.has(channelId) ? "phone" : "web";
}

/** One activity for each reply, a door going with the sentence before it. */
export function toActivities(replies: readonly Reply[], channelId: string): Partial<Activity>[] {
  const cards = CARD_CHANNELS.has(channelId);
  const activities: Partial<Activity>[] = [];
  for (const reply of replies) {
    const last = activities.at(-1);
    if (!reply.door || !last) activities.push(messageOf(reply, cards));
    else if (cards) last.attachments = [...(last.attachments ?? []), doorCard(reply.door, reply.text)];
    else last.text = `${last.text}\n\n${reply.text}`;
  }
  return activities;
}

function messageOf(reply: Reply, cards: boolean): Partial<Activity> {
  const calls = cards && reply.calls ? { attachments: [callCard(reply.calls)] } : {};
  const message: Partial<Activity> = { type: ActivityTypes.Message, text: reply.text, ...calls };
  if (reply.door && cards) return { type: ActivityTypes.Message, attachments: [doorCard(reply.door, reply.text)] };
  if (reply.choices.length === 0) return message;
  return { ...message, suggestedActions: { to: [], actions: reply.choices.map(button) } };
}

function button(label: string): CardAction {
  return { type: ActionTypes.ImBack, title: label, value: label };
}
