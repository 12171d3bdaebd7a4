// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Optional, Timestamp } from './identity.js';

/** One version of the terms of a community, or of the platform; never changed. */
export interface TermsVersionTable {
  id: string;
  /** Null for the platform's own. */
  community_id: Optional<string>;
  number: number;
  /** Whether those who accepted an earlier version are asked again. */
  material: boolean;
  effective_from: Timestamp;
  published_by: string;
  published_at: Timestamp;
}

export interface TermsTextTable {
  version_id: string;
  lang: 'it' | 'en';
  content: string;
  sha256: Buffer;
}

/** Who accepted what, and when: evidence, never changed. */
export interface TermsAcceptanceTable {
  member_id: string;
  version_id: string;
  /** Which words were read. */
  lang: 'it' | 'en';
  accepted_at: Timestamp;
}

export interface TermsTables {
  terms_version: TermsVersionTable;
  terms_text: TermsTextTable;
  terms_acceptance: TermsAcceptanceTable;
}
