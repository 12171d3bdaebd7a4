// SPDX-License-Identifier: AGPL-3.0-or-later
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Step } from './in-one-step.js';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
];

/**
 * The content security policy of a page.
 * @param beyond.formAction origins beyond ours that a form of the page, or the redirect after it, leads to:
 *   browsers check both against `form-action`.
 * @param beyond.frames origins that it shows in frames; none otherwise.
 */
export function contentSecurityPolicy(
  beyond: { readonly formAction?: readonly string[]; readonly frames?: readonly string[] } = {},
): string {
  const { formAction = [], frames = [] } = beyond;
  const forms = ["form-action 'self'", ...formAction].join(' ');
  return [...policy, ...(frames.length > 0 ? [`frame-src ${frames.join(' ')}`] : []), forms].join(
    '; ',
  );
}

/** What only programs ask: nothing there is a page, errors neither. */
const programsAsk = /^\/(api\/v1|scim\/v2)(\/|$)/i;

/**
 * Headers of every answer; a page with a form that leads away sets its own policy over this one. An answer to a program
 * has those that keep a browser from making anything of it, and is not kept.
 */
export function securityHeaders(options: { secure: boolean }): Step {
  const middleware = helmet({
    contentSecurityPolicy: false,
    // Without a referrer policy that names our own pages, browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: options.secure && { maxAge: 31_536_000, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  });
  const common = headersOf(middleware);
  const pages = [
    ...common,
    ['Content-Security-Policy', contentSecurityPolicy()],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), interest-cohort=()'],
  ] as const;
  const programs = [
    ...common.filter(([name]) => forPrograms.includes(name.toLowerCase())),
    ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
    ['Cache-Control', 'no-store'],
  ] as const;
  return ({ path }, res) => {
    const headers = programsAsk.test(path) ? programs : pages;
    for (const [name, value] of headers) res.setHeader(name, value);
  };
}

/** Of the headers of pages. The others speak of what a document does: windows that it opens, links, plug-ins. */
const forPrograms = [
  'cross-origin-resource-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
];

/** What a middleware sets is the same for every answer: it is asked once. */
function headersOf(middleware: ReturnType<typeof helmet>): readonly (readonly [string, string])[] {
  const req = new IncomingMessage(new Socket());
  const res = new ServerResponse(req);
  middleware(req, res, (error) => {
    if (error) throw error;
  });
  return Object.entries(res.getHeaders()).map(([name, value]) => [name, String(value)]);
}

/** Nothing that may be personal stays in a cache. */
export const noStore: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  next();
};
