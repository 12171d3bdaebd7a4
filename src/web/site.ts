// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';

/** Who answers for this installation: what the header, the footer and the legal pages say. */
export interface Site {
  /** The body that offers the service, as people know it. */
  readonly owner: { readonly name: string; readonly url: string };
  /** The data controller (GDPR, art. 4). */
  readonly controller: string;
  readonly contactEmail: string;
  /** The privacy notice; our own page when undefined. */
  readonly privacyUrl?: string | undefined;
  /** The declaration on the register of AgID; our own page when undefined. */
  readonly accessibilityStatementUrl?: string | undefined;
}

const unnamed: Site = {
  owner: { name: 'Piazza', url: '/' },
  controller: 'Piazza',
  contactEmail: 'piazza@example.org',
};

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- the place that Express's types leave for it
  namespace Express {
    interface Locals {
      site?: Site;
    }
  }
}

/** Set once by the application as `app.locals.site`. */
export const siteOf = (req: Request): Site => req.app.locals.site ?? unnamed;
