// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberFeature } from '../../identity/use-cases/resolve-sign-in.js';
import type { SignInDeps } from '../deps.js';
import { endSessions } from './end-sessions.js';
import { deleteKeptFormsOf, moveKeptForms } from '../store/kept-forms.js';
import { deleteAttemptsOf } from '../store/sessions.js';
import { listSessions } from './list-sessions.js';

/** What sign-in does when a member changes as a whole: whoever is merged or erased is signed out. */
export function signInFeature(deps: Pick<SignInDeps, 'db' | 'now' | 'limits'>): MemberFeature {
  return {
    name: 'sign-in',
    async mergeMember(trx, { from, into, at }) {
      // What was typed before the two were found to be one person is still to be sent.
      await moveKeptForms(trx, from, into);
      await endSessions(trx, { memberId: from, at });
    },
    async eraseMember(trx, { memberId, at }) {
      await endSessions(trx, { memberId, at });
      await deleteAttemptsOf(trx, memberId);
      await deleteKeptFormsOf(trx, memberId);
    },
    exportMember: (db, id) => listSessions({ ...deps, db }, id),
    async endSessions(trx, sessions) {
      await endSessions(trx, sessions);
    },
  };
}
