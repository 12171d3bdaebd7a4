// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import type { VNode } from 'preact';
import { trustId } from '../../src/kernel/ids.js';
import type { InteractionDetails } from '../../src/portal/use-cases/interaction-types.js';
import { MembersOnlyPage } from '../../src/web/interaction/members-only-page.js';
import { ReleasePage } from '../../src/web/interaction/release-page.js';
import { sendPassOnPage } from '../../src/web/interaction/pass-on-page.js';
import { sendSignOutPage } from '../../src/web/interaction/sign-out-pages.js';
import { sendPage } from '../../src/web/layout/page.js';
import { Refuse, Refused } from '../../src/web/mail-choices/unsubscribe.js';
import { Choose } from '../../src/web/sign-in/choose.js';
import { EmailLinkSent } from '../../src/web/sign-in/email-link-sent.js';
import { sendSignedOutHere } from '../../src/web/sign-in/logout.js';
import { GivenUpPage } from '../../src/web/sign-in/given-up.js';
import { Elsewhere } from '../../src/web/sign-in/mailed-link.js';
import { Notice, SignOut } from '../../src/web/sign-in/notice.js';
import { OtherPerson } from '../../src/web/sign-in/other-person.js';
import { UnderReview } from '../../src/web/sign-in/under-review.js';
import { Question } from '../../src/web/sign-in/question.js';
import { ProveReady } from '../../src/web/sign-in/prove.js';
import type { SignInOffers } from '../../src/web/deps.js';

const waiting: InteractionDetails = {
  uid: 'abc',
  portal: {
    clientId: trustId('portale'),
    name: 'PartecipAzioni',
    controller: 'Regione Emilia-Romagna',
    firstParty: false,
    communities: [],
    origins: ['https://portale.example'],
  },
  minimum: 'none',
  signInNeeded: false,
  membershipNeeded: false,
  release: undefined,
};

/** The pages between a portal, the providers and us, which a browser reaches only on the way. */
export function passages(offers: SignInOffers): Router {
  const views: Readonly<Record<string, VNode>> = {
    '/_/choose': (
      <Choose
        offers={{
          ...offers,
          unavailable: [{ name: 'Google', reason: 'sign_in.unavailable.level' }],
        }}
        title="Accedi"
        lead="Scegli come accedere"
        fields={{ return_to: '/me' }}
        last={{ instance: 'spid', choice: 'https://alfa.example/metadata', name: 'SPID' }}
        correlationId="0196e0c5-0000-7000-8000-000000000000"
      />
    ),
    '/_/notice': <Notice action="/sign-in/welcome" name="Giulia B." />,
    '/_/sign-out': <SignOut />,
    '/_/review': <UnderReview reference="0196e0c5" correlationId="0196e0c5" />,
    '/_/other-person': (
      <OtherPerson
        wanted={{ returnTo: '/me', intent: 'step-up', minimum: 'low', portal: undefined }}
        correlationId="0196e0c5"
      />
    ),
    '/_/question': (
      <Question
        action="/sign-in/question/abc"
        asked={{
          question: 'switch_or_merge',
          options: ['switch', 'merge', 'stay'],
          names: { current: 'Giulia B.', other: 'Giulia Bassi' },
          accounts: [],
          ways: [{ provider: 'google', label: 'g***@example.org' }],
        }}
        nameOf={() => 'Google'}
      />
    ),
    '/_/prove': <ProveReady action="/sign-in/prove" />,
    '/_/email': (
      <EmailLinkSent
        instance="email"
        state="abc"
        address="g***@example.org"
        minutes="10"
        left={3}
      />
    ),
    '/_/email-elsewhere': <Elsewhere />,
    '/_/unsubscribe': <Refuse kind="news" here="/unsubscribe/abc" />,
    '/_/unsubscribed': <Refused kind="digest" />,
    '/_/given-up': (
      <GivenUpPage
        code="provider.cancelled"
        wanted={{ returnTo: '/me', intent: 'sign-in', minimum: 'none', portal: undefined }}
        correlationId="0196e0c5"
      />
    ),
    '/_/release': (
      <ReleasePage waiting={{ ...waiting, release: ['name', 'email', 'memberships'] }} />
    ),
    '/_/members-only': (
      <MembersOnlyPage
        communities={[{ slug: 'giovani', name: 'Giovani' }]}
        waiting={{ ...waiting, membershipNeeded: true }}
      />
    ),
  };
  const router = express.Router();
  for (const [path, body] of Object.entries(views))
    router.get(path, (req, res) => sendPage(req, res, { title: 'Accedi', body }));
  router.get('/_/sign-out-portal', (req, res) =>
    sendSignOutPage(req, res, { action: '/oidc/end', fields: {}, portal: 'P', origins: [] }),
  );
  router.get('/_/pass-on', (req, res) =>
    sendPassOnPage(req, res, {
      action: 'https://portale.example/',
      fields: { code: 'abc' },
      portal: 'PartecipAzioni',
      origins: [],
    }),
  );
  router.get('/_/signed-out', (req, res) => {
    const upstream = { kind: 'redirect', to: new URL('https://alfa.example/logout') } as const;
    sendSignedOutHere(req, res, { everywhere: true, upstream, next: '/', portal: 'P' });
  });
  return router;
}

export const passagePaths = [
  '/_/choose',
  '/_/notice',
  '/_/sign-out',
  '/_/review',
  '/_/question',
  '/_/prove',
  '/_/email',
  '/_/email-elsewhere',
  '/_/unsubscribe',
  '/_/unsubscribed',
  '/_/given-up',
  '/_/release',
  '/_/members-only',
  '/_/sign-out-portal',
  '/_/pass-on',
  '/_/signed-out',
] as const;
