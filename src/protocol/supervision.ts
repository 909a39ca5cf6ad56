import * as z from 'zod/mini';
import { count, text, uuid } from './primitives.ts';

/** Why a device is closed, or what was done about something in quarantine: a few words from whoever did it. */
export const supervisionWord = z.object({ word: text(500).check(z.minLength(1)) });

/** Somebody who has used a device, with what she has left on it. */
export const deviceUser = z.object({
  staffId: z.string(),
  name: z.string(),
  lastContact: z.string(),
  pending: count,
  /** Device time of the oldest operation that is not delivered, as the device last told. */
  oldestPending: z.nullable(z.string()),
  /** Server time minus device time, milliseconds. */
  clockOffset: z.nullable(z.number()),
  /** Sessions that have not run out. */
  sessions: count,
});

export const deviceState = z.object({
  deviceId: uuid,
  /** Closed words: `chrome`, `android` … */
  browser: z.string(),
  system: z.string(),
  appVersion: z.nullable(z.string()),
  firstContact: z.string(),
  lastContact: z.string(),
  users: z.array(deviceUser),
  closed: z.nullable(z.object({ at: z.string(), by: z.string(), reason: z.string() })),
});
export type DeviceState = z.infer<typeof deviceState>;

/** `GET /admin/devices`: those the reader answers for, newest contact first. */
export const deviceList = z.object({ devices: z.array(deviceState), serverTime: z.string() });
export type DeviceList = z.infer<typeof deviceList>;
