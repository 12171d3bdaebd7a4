// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

export const isLoopback = (address: string): boolean =>
  loopback.includes(new URL(address).hostname);

/** An address that secrets and tokens are sent to: https, or this machine. */
export const webAddress = z
  .url({ protocol: /^https?$/ })
  .refine((address) => address.startsWith('https:') || isLoopback(address), {
    message: 'must begin with https://',
    when: ({ value }) => typeof value === 'string' && URL.canParse(value),
  });
