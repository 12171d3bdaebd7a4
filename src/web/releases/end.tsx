// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { ReadRelease } from '../../portal/use-cases/releases/read-releases.js';
import { ButtonForm } from '../components/button-form.js';
import { useView } from '../view.js';

/** The way to end it, what that does not do, and who answers for the rest. */
export function EndRelease({
  read,
  ended,
}: {
  readonly read: ReadRelease;
  readonly ended: boolean;
}): VNode {
  const { t } = useView();
  const { clientId, controller } = read.release;
  return (
    <section class="panel">
      <h2>{t(ended ? 'releases.ended' : 'releases.end.title')}</h2>
      {ended ? null : <p>{t('releases.end.text')}</p>}
      <p>{t('releases.end.kept', { controller })}</p>
      <Contacts contacts={read.contacts} />
      {read.readsByItself ? <p>{t('releases.end.members', { controller })}</p> : null}
      {ended ? null : (
        <ButtonForm action={`/me/portals/${clientId}/end`} look="danger">
          {t('releases.end.button')}
        </ButtonForm>
      )}
    </section>
  );
}

function Contacts({ contacts }: Pick<ReadRelease, 'contacts'>): VNode {
  const { t } = useView();
  const { addresses, page } = contacts;
  if (addresses.length === 0 && page === undefined)
    return (
      <p>
        {t('releases.end.no_contact')} <a href="/contatti">{t('releases.end.help')}</a>
      </p>
    );
  return (
    <ul>
      {addresses.map((address) => (
        <li key={address}>
          {t('releases.end.contact')} <a href={`mailto:${address}`}>{address}</a>
        </li>
      ))}
      {page === undefined ? null : (
        <li>
          <a href={page}>{t('releases.end.page')}</a>
        </li>
      )}
    </ul>
  );
}
