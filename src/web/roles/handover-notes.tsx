// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { HandoverNote } from '../../membership/use-cases/roles/list-held-roles.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

/** What those who gave a role back left for who comes after them. */
export function HandoverNotes({ notes }: { notes: readonly HandoverNote[] }): VNode | null {
  const { t } = useView();
  if (notes.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('roles.handover.title')}</h2>
      <ul class="rows">
        {notes.map(({ grantId, displayName, role, note, writtenAt }) => (
          <li key={grantId}>
            <div class="rows-main">
              <h3>
                {displayName} · {t(`role.${role}`)}
              </h3>
              <p>
                <Time at={writtenAt} />
              </p>
              <blockquote>{note}</blockquote>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
