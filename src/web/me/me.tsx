// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { Level } from '../../kernel/level.js';
import type { MyMemberships } from '../../membership/use-cases/my-memberships.js';
import { Alert } from '../components/alert.js';
import { ButtonForm } from '../components/button-form.js';
import type { ListedMeasure } from '../measures/measure-list.js';
import { OwnMeasures } from '../measures/own-list.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';
import { Belonging } from './belonging.js';
import { MeFrame } from './frame.js';
import { Offers } from './offers.js';
import { Offices } from './offices.js';
import { Roles } from './roles.js';

export interface MeProps {
  readonly mine: MyMemberships;
  /** What was decided about the person. */
  readonly measures: readonly ListedMeasure[];
  /** The means used last, in words: "SPID (Poste)". */
  readonly means: string;
  readonly level: Level;
  /** An address of the member's that nobody proved to read. */
  readonly unproven: string | undefined;
  /** Why only rights and decisions are served with the person's data. */
  readonly limitation: { readonly at: Date; readonly reason: string } | undefined;
}

/** Where one lands after signing in: what waits, what one belongs to, what one has taken on. */
export function Me({ mine, measures, means, level, unproven, limitation }: MeProps): VNode {
  const { t, viewer } = useView();
  return (
    <MeFrame
      title={t('me.greeting', { name: viewer?.displayName ?? '' })}
      lead={t('me.came_with', { means, level: t(`level.${level}`) })}
    >
      <Limited limitation={limitation} />
      <Offers memberships={mine.memberships} />
      <Communities mine={mine} />
      <OwnMeasures measures={measures} />
      <Requests mine={mine} />
      <Roles memberships={mine.memberships} />
      <UnprovenAddress address={unproven} />
      <Offices offices={mine.offices} />
    </MeFrame>
  );
}

/** GDPR, art. 18: the person reads why, since when, and what it means. */
function Limited({ limitation }: Pick<MeProps, 'limitation'>): VNode | null {
  const { locale, t } = useView();
  if (!limitation) return null;
  return (
    <Alert title={t('me.limited.title', { date: formatDate(locale, limitation.at) })}>
      <p>{t('me.limited.text')}</p>
      <p>{t('me.limited.reason', { reason: limitation.reason })}</p>
      <a href="/contatti">{t('contact.title')}</a>
    </Alert>
  );
}

/** To an address that nobody proved to read, no warning goes; and a profile made with it stays unfound. */
function UnprovenAddress({ address }: { address: string | undefined }): VNode | null {
  const { t } = useView();
  if (address === undefined) return null;
  return (
    <section class="panel">
      <h2>{t('identities.address.title')}</h2>
      <p>{t('identities.address.text', { address })}</p>
      <a class="btn btn-outline-primary" href="/me/identities">
        {t('me.nav.identities')}
      </a>
    </section>
  );
}

function Communities({ mine }: { mine: MyMemberships }): VNode {
  const { t } = useView();
  return (
    <section class="section">
      <h2>{t('me.communities')}</h2>
      {mine.memberships.length === 0 ? (
        <div class="empty">
          <p>{t('me.communities.none')}</p>
          <a class="btn btn-primary" href="/c">
            {t('me.communities.find')}
          </a>
        </div>
      ) : null}
      <ul class="cards">
        {mine.memberships.map((membership) => (
          <li key={membership.slug}>
            <Belonging {...membership} />
          </li>
        ))}
      </ul>
      <p>
        <a href="/requests">{t('founding.mine')}</a>
      </p>
    </section>
  );
}

function Requests({ mine }: { mine: MyMemberships }): VNode | null {
  const { locale, t } = useView();
  if (mine.requests.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('me.requests')}</h2>
      <ul class="rows">
        {mine.requests.map(({ id, slug, name, status, createdAt, reason }) => (
          <li key={id}>
            <div class="rows-main">
              <h3>
                <a href={`/c/${slug}`}>{name}</a>
              </h3>
              <p>
                <Tag tone={status === 'rejected' ? 'danger' : 'warning'}>
                  {t(`join_request.status.${status}`)}
                </Tag>{' '}
                {t('me.requests.sent', { date: formatDate(locale, createdAt) })}
              </p>
              {reason ? <p>{reason}</p> : null}
            </div>
            {status === 'needs_info' ? (
              <a class="btn btn-primary btn-sm" href={`/c/${slug}/request`}>
                {t('request.reply')}
              </a>
            ) : null}
            {status !== 'rejected' ? (
              <ButtonForm action={`/c/${slug}/withdraw`} look="outline-secondary" small>
                {t('community.withdraw')}
              </ButtonForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
