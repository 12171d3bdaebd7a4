// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { KoaContextWithOIDC } from 'oidc-provider';

/** The request that Express handed to the provider. */
export const expressRequest = (ctx: KoaContextWithOIDC): Request => ctx.req as Request;

export function expressResponse(ctx: KoaContextWithOIDC): Response {
  const { res } = expressRequest(ctx);
  if (!res) throw new Error('the provider is mounted in Express');
  return res;
}
