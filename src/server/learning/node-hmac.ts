import { createHmac } from 'node:crypto';
import type { Hmac } from '#domain/learning/check-in-code.ts';

export const nodeHmac: Hmac = (key, message) =>
  Promise.resolve(createHmac('sha256', key).update(message).digest('base64url'));
